package io.fairlead.core.upstream;

import io.fairlead.api.http.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An upstream whose every connection follows a script; the last script serves all later connections, too. */
final class FakeUpstream implements AutoCloseable {
    /** What happens on one connection; it is closed at the end. */
    @FunctionalInterface
    interface Script {
        void run(FakePeer peer) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final @Nullable SSLContext identity;
    private final List<Script> scripts;
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private FakeUpstream(ServerSocket server, @Nullable SSLContext identity, List<Script> scripts) {
        this.server = server;
        this.identity = identity;
        this.scripts = scripts;
    }

    static FakeUpstream of(Script... scripts) throws IOException {
        return open(null, scripts);
    }

    /** One that speaks TLS. */
    static FakeUpstream secure(SSLContext identity, Script... scripts) throws IOException {
        return open(identity, scripts);
    }

    private static FakeUpstream open(@Nullable SSLContext identity, Script... scripts) throws IOException {
        ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        FakeUpstream fake = new FakeUpstream(server, identity, List.of(scripts));
        Thread.ofPlatform().daemon().name("fake-upstream").start(fake::accept);
        return fake;
    }

    /** Answers every request on every connection with the same bytes. */
    static FakeUpstream answering(String reply) throws IOException {
        return of(peer -> {
            while (!peer.request().isEmpty()) {
                peer.send(reply);
            }
        });
    }

    Origin origin() {
        return identity == null ? Origin.of(URI.create("http://127.0.0.1:" + server.getLocalPort())) : secureOrigin();
    }

    /** Its address with TLS, whether it speaks it or not. */
    Origin secureOrigin() {
        return Origin.of(URI.create("https://localhost:" + server.getLocalPort()));
    }

    /** How many connections were made. */
    int accepted() {
        return accepted.get();
    }

    /** What went wrong in scripts, apart from connections that ended. */
    Queue<Throwable> failures() {
        return failures;
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
                int number = accepted.getAndIncrement();
                Script script = scripts.get(Math.min(number, scripts.size() - 1));
                Thread.ofVirtual().start(() -> follow(script, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Socket spoken(Socket socket) throws IOException {
        if (identity == null) {
            return socket;
        }
        SSLSocket secure = (SSLSocket) identity.getSocketFactory().createSocket(socket, null, false);
        secure.setUseClientMode(false);
        return secure;
    }

    private void follow(Script script, Socket socket) {
        try (socket) {
            script.run(new FakePeer(socket, spoken(socket)));
        } catch (IOException ended) {
            // The client left: what the test does about it is the test's.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError failure) {
            failures.add(failure);
        }
    }
}
