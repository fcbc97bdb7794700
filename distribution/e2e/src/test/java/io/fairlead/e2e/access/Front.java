package io.fairlead.e2e.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.e2e.http.Certificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;

/** Something before an upstream that carries bytes to it: what speaks TLS for it, or a proxy that makes tunnels. */
final class Front implements AutoCloseable {
    private static final String TUNNEL = "HTTP/1.1 200 Connection established\r\n\r\n";

    private final ServerSocket listening;
    private final int behind;
    private final String answer;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Front(ServerSocket listening, int behind, String answer) {
        this.listening = listening;
        this.behind = behind;
        this.answer = answer;
        Thread.ofVirtual().name("front-accept").start(this::accept);
    }

    /** Speaks TLS for an upstream, with clients that have a certificate which it knows. */
    static Front secure(int upstream, Certificate identity, Certificate known) throws IOException {
        SSLServerSocket socket = (SSLServerSocket) identity.trusting(known)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        return new Front(socket, upstream, "");
    }

    /** A proxy that carries everybody to the same port, whatever they ask for. */
    static Front proxy(int upstream) throws IOException {
        return refusing(upstream, TUNNEL);
    }

    /** A proxy that answers in its own way. */
    static Front refusing(int upstream, String answer) throws IOException {
        return new Front(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), upstream, answer);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** What the proxy was asked. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                Thread.ofVirtual().name("front").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (!answer.isEmpty()) {
                asked.add(head(client.getInputStream()));
                client.getOutputStream().write(answer.getBytes(ISO_8859_1));
            }
            if (!answer.isEmpty() && !answer.equals(TUNNEL)) {
                return;
            }
            try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                Thread up = Thread.ofVirtual().start(() -> carry(client, upstream));
                carry(upstream, client);
                up.join();
            }
        } catch (IOException ended) {
            // One of both left, or was not believed.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(ISO_8859_1);
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // So does the other direction.
        }
    }
}
