package io.fairlead.benchmarks.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS before the simulator: takes it off and passes the bytes on, with two virtual threads for each connection. */
final class TlsFront implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final ServerSocket listener;
    private final InetSocketAddress plain;

    private TlsFront(ServerSocket listener, InetSocketAddress plain) {
        this.listener = listener;
        this.plain = plain;
    }

    /** Starts to serve on a free port, with the only key of the store. */
    static TlsFront start(Path keyStore, char[] password, InetSocketAddress plain) throws IOException {
        ServerSocket listener = context(keyStore, password)
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        TlsFront front = new TlsFront(listener, plain);
        Thread.ofPlatform().name("tls-accept").daemon().start(front::accept);
        return front;
    }

    private static SSLContext context(Path keyStore, char[] password) throws IOException {
        try (var in = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IOException("no key can be read from " + keyStore, broken);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // closed, or a client that left at once
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(plain.getAddress(), plain.getPort())) {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pass(upstream, client));
            client.getInputStream().transferTo(upstream.getOutputStream());
        } catch (IOException _) {
            // either side has left; both are closed
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // either side has left; both are closed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
