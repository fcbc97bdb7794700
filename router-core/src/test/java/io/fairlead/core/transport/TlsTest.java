package io.fairlead.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.http.Origin;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.ConnectFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsTest {
    private static final long WITHIN = Duration.ofSeconds(20).toNanos();
    private static SSLContext context;

    private ServerSocket server;

    @BeforeAll
    static void makeKey(@TempDir Path folder) throws Exception {
        context = Certificates.selfSigned(folder, "dns:localhost");
    }

    private final EventLoops loops = EventLoops.start(2, CarrierThreads.supported(), System::nanoTime);

    @BeforeEach
    void open() throws IOException {
        server = context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::echo);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        loops.close();
    }

    @Test
    void speaksToWhomItTrusts() throws Exception {
        LoopTransport transport = LoopTransport.trusting(context, loops, System::nanoTime);
        for (int i = 0; i < 2; i++) {
            Connection connection = transport.connection(Way.direct(origin("localhost")));
            connection.connect(WITHIN);
            connection.write(new byte[] {1, 2, 3}, 0, 3);
            byte[] read = new byte[3];
            assertThat(connection.read(read, 0, 3)).isEqualTo(3);
            assertThat(read).containsExactly(1, 2, 3);
            assertThat(connection.stale()).isFalse();
            connection.write(new byte[] {4}, 0, 1);
            assertThat(connection.read(read, 0, 3))
                    .as("works after being asked")
                    .isEqualTo(1);
            connection.closeNow();
        }
        assertThat(context.getClientSessionContext().getIds().hasMoreElements())
                .as("sessions are kept")
                .isTrue();
    }

    @Test
    void refusesAnotherName() {
        ConnectFailure failure = failure(LoopTransport.trusting(context, loops, System::nanoTime), origin("127.0.0.1"));
        assertThat(failure.reason()).isEqualTo(Reason.TLS);
        assertThat(failure).hasMessageContaining("127.0.0.1");
    }

    @Test
    void refusesWhomTheJdkDoesNotTrust() {
        ConnectFailure failure = failure(LoopTransport.trustingDefaults(loops, System::nanoTime), origin("localhost"));
        assertThat(failure.reason()).isEqualTo(Reason.TLS);
        assertThat(failure).hasMessageContaining("PKIX");
    }

    @Test
    void refusesAPeerThatSpeaksNoTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> {
                try (var peer = plain.accept()) {
                    peer.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    peer.getInputStream().readAllBytes();
                } catch (IOException ended) {
                    // The client left.
                }
            });
            Origin origin = Origin.of(URI.create("https://localhost:" + plain.getLocalPort()));
            assertThat(failure(LoopTransport.trusting(context, loops, System::nanoTime), origin)
                            .reason())
                    .isEqualTo(Reason.TLS);
        }
    }

    @Test
    void isClosedInTheMiddleOfAHandshakeOrARead() throws Exception {
        LoopTransport transport = LoopTransport.trusting(context, loops, System::nanoTime);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Connection connection = transport.connection(
                    Way.direct(Origin.of(URI.create("https://localhost:" + silent.getLocalPort()))));
            BlockingQueue<ConnectFailure> ended = new LinkedBlockingQueue<>();
            Thread.ofVirtual()
                    .start(() ->
                            ended.add(catchThrowableOfType(ConnectFailure.class, () -> connection.connect(WITHIN))));
            silent.setSoTimeout(20_000);
            var peer = silent.accept();
            assertThat(peer.getInputStream().read()).as("the handshake began").isPositive();
            connection.closeNow();
            ConnectFailure failure = ended.poll(20, TimeUnit.SECONDS);
            assertThat(failure).isNotNull();
            assertThat(failure.reason()).isEqualTo(Reason.CLOSED);
            peer.close();
        }
        Connection connection = transport.connection(Way.direct(origin("localhost")));
        connection.connect(WITHIN);
        BlockingQueue<IOException> ended = new LinkedBlockingQueue<>();
        Thread reader = Thread.ofVirtual()
                .start(() ->
                        ended.add(catchThrowableOfType(IOException.class, () -> connection.read(new byte[1], 0, 1))));
        Await.blocked(reader);
        connection.closeNow();
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void carriesManyRecordsBothWays() throws Exception {
        byte[] sent = new byte[5_000_000];
        new Random(3).nextBytes(sent);
        try (ServerSocketChannel accepting =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = ((InetSocketAddress) accepting.getLocalAddress()).getPort();
            BlockingQueue<Object> served = new LinkedBlockingQueue<>();
            Thread.ofVirtual().start(() -> served.add(echo(accepting)));
            Connection connection = LoopTransport.trusting(context, loops, System::nanoTime)
                    .connection(Way.direct(Origin.of(URI.create("https://localhost:" + port))));
            connection.connect(WITHIN);
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    connection.write(sent, 0, sent.length);
                } catch (IOException e) {
                    served.add(e);
                }
            });
            byte[] received = new byte[sent.length];
            for (int at = 0; at < received.length; ) {
                int count = connection.read(received, at, Math.min(3000, received.length - at));
                assertThat(count).as("ended: " + served).isPositive();
                at += count;
            }
            assertThat(Arrays.equals(received, sent)).isTrue();
            writer.join();
            connection.closeNow();
            assertThat(served.take()).isEqualTo("ended");
        }
    }

    @Test
    void saysThatItEndsBeforeItCloses() throws Exception {
        try (ServerSocketChannel accepting =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = ((InetSocketAddress) accepting.getLocalAddress()).getPort();
            Thread.ofVirtual().start(() -> greet(accepting));
            Connection connection = LoopTransport.trusting(context, loops, System::nanoTime)
                    .connection(Way.direct(Origin.of(URI.create("https://localhost:" + port))));
            connection.connect(WITHIN);
            assertThat(connection.read(new byte[3], 0, 3)).isEqualTo(1);
            assertThat(connection.read(new byte[3], 0, 3))
                    .as("an end, and no break")
                    .isEqualTo(-1);
            connection.closeNow();
        }
    }

    private void greet(ServerSocketChannel accepting) {
        try {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            TlsChannel channel = TlsChannel.accepted(loops.adopt(accepting.accept()), engine);
            channel.handshake(WITHIN);
            channel.write(new byte[] {1}, 0, 1, WITHIN);
            channel.close();
        } catch (IOException ended) {
            // The client finds out.
        }
    }

    private Object echo(ServerSocketChannel accepting) {
        try {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            TlsChannel channel = TlsChannel.accepted(loops.adopt(accepting.accept()), engine);
            channel.handshake(WITHIN);
            for (byte[] read = channel.read(WITHIN); read != null; read = channel.read(WITHIN)) {
                channel.write(read, 0, read.length, WITHIN);
            }
            channel.close();
            return "ended";
        } catch (IOException e) {
            return e;
        }
    }

    private static ConnectFailure failure(LoopTransport transport, Origin origin) {
        Connection connection = transport.connection(Way.direct(origin));
        ConnectFailure failure = catchThrowableOfType(ConnectFailure.class, () -> connection.connect(WITHIN));
        assertThat(failure).isNotNull();
        return failure;
    }

    private Origin origin(String host) {
        return Origin.of(URI.create("https://" + host + ":" + server.getLocalPort()));
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                SSLSocket peer = (SSLSocket) ((SSLServerSocket) server).accept();
                Thread.ofPlatform().daemon().start(() -> echo(peer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(SSLSocket peer) {
        try (peer) {
            peer.getInputStream().transferTo(peer.getOutputStream());
        } catch (IOException ended) {
            // The client left, or did not trust us.
        }
    }
}
