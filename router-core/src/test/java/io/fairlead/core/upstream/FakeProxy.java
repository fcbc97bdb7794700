package io.fairlead.core.upstream;

import io.fairlead.core.access.Proxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A proxy that makes tunnels, or answers them with what it is told to. */
final class FakeProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final @Nullable SSLContext identity;
    private final String answer;
    private volatile String established = "HTTP/1.1 200 Connection established";
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private FakeProxy(@Nullable SSLContext identity, String answer) throws IOException {
        this.identity = identity;
        this.answer = answer;
        Thread.ofPlatform().daemon().name("fake-proxy").start(this::accept);
    }

    /** One that makes every tunnel; over TLS if it has an identity. */
    static FakeProxy open(@Nullable SSLContext identity) throws IOException {
        return new FakeProxy(identity, "");
    }

    /** From now on it says so when a tunnel is there. */
    FakeProxy establishing(String line) {
        established = line;
        return this;
    }

    /** One that answers every request like this, and hangs up. */
    static FakeProxy answering(String answer) throws IOException {
        return new FakeProxy(null, answer);
    }

    /** Its URL, with something before the host such as credentials. */
    String url(String userInfo) {
        String host = identity == null ? "http://" + userInfo + "127.0.0.1:" : "https://" + userInfo + "localhost:";
        return host + server.getLocalPort();
    }

    Proxy proxy() {
        return Proxy.of(URI.create(url("")).toString());
    }

    /** The heads of all requests. */
    Queue<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket raw) {
        try (Socket client = spoken(raw)) {
            FakePeer peer = new FakePeer(raw, client);
            String head = peer.head();
            heads.add(head);
            if (!answer.isEmpty()) {
                peer.send(answer);
                peer.end();
                return;
            }
            String target = head.substring("CONNECT ".length(), head.indexOf(" HTTP"));
            int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
            try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), port)) {
                peer.send(established + "\r\nX-Any: 1\r\n\r\n");
                Thread up = Thread.ofVirtual().start(() -> carry(client, upstream));
                carry(upstream, client);
                up.join();
            }
        } catch (IOException ended) {
            // One of both left.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket spoken(Socket raw) throws IOException {
        if (identity == null) {
            return raw;
        }
        SSLSocket secure = (SSLSocket) identity.getSocketFactory().createSocket(raw, null, true);
        secure.setUseClientMode(false);
        return secure;
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // So is the other direction.
        }
    }
}
