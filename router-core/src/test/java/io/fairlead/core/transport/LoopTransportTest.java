package io.fairlead.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.api.http.Origin;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.ConnectFailure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LoopTransportTest {
    private static final long WITHIN = Duration.ofSeconds(20).toNanos();

    private final EventLoops loops = EventLoops.start(2, CarrierThreads.supported(), System::nanoTime);
    private final List<Socket> queued = new ArrayList<>();
    private final InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");

    @AfterEach
    void close() throws IOException {
        for (Socket socket : queued) {
            socket.close();
        }
        loops.close();
    }

    @Test
    void carriesBytesBothWays() throws Exception {
        try (ServerSocket server = server(loopback, 0)) {
            Connection connection = plain(Resolvers.SYSTEM).connection(Way.direct(origin("localhost", server)));
            connection.connect(WITHIN);
            try (Socket peer = server.accept()) {
                connection.write(new byte[] {9, 1, 2, 9}, 1, 2);
                assertThat(peer.getInputStream().readNBytes(2)).containsExactly(1, 2);
                peer.getOutputStream().write(7);
                byte[] read = new byte[3];
                assertThat(connection.read(read, 1, 2)).isEqualTo(1);
                assertThat(read).containsExactly(0, 7, 0);
            }
            assertThat(connection.read(new byte[1], 0, 1)).isEqualTo(-1);
            connection.closeNow();
        }
    }

    @Test
    void knowsWhetherTheOtherSideIsStillThere() throws Exception {
        try (ServerSocket server = server(loopback, 0)) {
            Connection connection = plain(Resolvers.SYSTEM).connection(Way.direct(origin("127.0.0.1", server)));
            connection.connect(WITHIN);
            try (Socket peer = server.accept()) {
                assertThat(connection.stale()).isFalse();
                assertThat(connection.stale()).isFalse();
                BlockingQueue<Integer> read = new LinkedBlockingQueue<>();
                Thread reading = Thread.ofVirtual().start(() -> read.add(read(connection)));
                Await.until(() -> reading.getState() == Thread.State.WAITING);
                peer.getOutputStream().write(1);
                assertThat(read.take()).as("reads wait without bound again").isEqualTo(1);
            }
            Await.until(connection::stale);
            connection.closeNow();
            assertThat(connection.stale()).isTrue();
        }
    }

    @Test
    void triesEveryAddress() throws Exception {
        try (ServerSocket server = server(loopback, 0)) {
            InetAddress nobody = InetAddress.ofLiteral("127.0.0.2");
            Connection connection = plain(host -> new InetAddress[] {nobody, nobody, loopback})
                    .connection(Way.direct(origin("upstream.test", server)));
            connection.connect(WITHIN);
            server.accept().close();
            connection.closeNow();
        }
    }

    @Test
    void saysWhyThereIsNoConnection() throws Exception {
        int port = freePort();
        ConnectFailure refused = failure(plain(Resolvers.SYSTEM), "http://127.0.0.1:" + port);
        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused).hasMessageContaining("refused");
        ConnectFailure twice =
                failure(plain(host -> new InetAddress[] {loopback, loopback}), "http://upstream.test:" + port);
        assertThat(twice).hasMessageContaining("2 addresses");
        ConnectFailure unknown = failure(
                plain(host -> {
                    throw new UnknownHostException(host);
                }),
                "http://nowhere.test");
        assertThat(unknown.reason()).isEqualTo(Reason.DNS);
        assertThat(unknown).hasMessageContaining("no address");
    }

    @Test
    void sharesTheTimeAmongAddresses() throws Exception {
        try (ServerSocket full = fullServer()) {
            long start = System.nanoTime();
            Connection connection = plain(host -> new InetAddress[] {loopback, loopback})
                    .connection(Way.direct(origin("upstream.test", full)));
            ConnectFailure failure = catchThrowableOfType(
                    ConnectFailure.class,
                    () -> connection.connect(Duration.ofMillis(200).toNanos()));
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(System.nanoTime() - start).isBetween(150_000_000L, 20_000_000_000L);
        }
    }

    @Test
    void doesNotSpendAllItsTimeOnASilentAddress() throws Exception {
        try (ServerSocket full = fullServer()) {
            InetAddress another = InetAddress.ofLiteral("127.0.0.2");
            ServerSocket answering = bound(another, full.getLocalPort());
            assumeTrue(answering != null, "no second loopback address here");
            try (answering) {
                Connection connection = plain(host -> new InetAddress[] {loopback, another})
                        .connection(Way.direct(origin("upstream.test", full)));
                connection.connect(Duration.ofSeconds(3).toNanos());
                answering.accept().close();
                connection.closeNow();
            }
        }
    }

    @Test
    void isClosedWhileItConnects() throws Exception {
        try (ServerSocket full = fullServer()) {
            Connection connection = plain(Resolvers.SYSTEM).connection(Way.direct(origin("127.0.0.1", full)));
            BlockingQueue<ConnectFailure> ended = new LinkedBlockingQueue<>();
            Thread connecting = Thread.ofVirtual()
                    .start(() ->
                            ended.add(catchThrowableOfType(ConnectFailure.class, () -> connection.connect(WITHIN))));
            Await.blocked(connecting);
            connection.closeNow();
            ConnectFailure failure = ended.poll(20, TimeUnit.SECONDS);
            assertThat(failure).isNotNull();
            assertThat(failure.reason()).isEqualTo(Reason.CLOSED);
        }
    }

    @Test
    void isClosedWhileItLooksUpTheName() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Connection connection = plain(host -> {
                    asked.countDown();
                    await(answer);
                    return new InetAddress[] {loopback};
                })
                .connection(Way.direct(Origin.of(URI.create("http://upstream.test:1"))));
        BlockingQueue<ConnectFailure> ended = new LinkedBlockingQueue<>();
        Thread.ofVirtual()
                .start(() -> ended.add(catchThrowableOfType(ConnectFailure.class, () -> connection.connect(WITHIN))));
        asked.await();
        connection.closeNow();
        ConnectFailure failure = ended.poll(20, TimeUnit.SECONDS);
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(Reason.CLOSED);
        answer.countDown();
    }

    @Test
    void asksOnceForAHostThatManyWant() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch answer = new CountDownLatch(1);
        LoopTransport transport = plain(host -> {
            asked.incrementAndGet();
            await(answer);
            throw new UnknownHostException(host);
        });
        Lookup first = transport.lookups().ask("upstream.test");
        assertThat(transport.lookups().ask("upstream.test")).isSameAs(first);
        assertThat(first.await(1_000_000, () -> false)).as("no answer in time").isNull();
        answer.countDown();
        assertThat(first.await(WITHIN, () -> false)).isEmpty();
        assertThat(asked.get()).isEqualTo(1);
        assertThat(transport.lookups().ask("upstream.test"))
                .as("asked again each time")
                .isNotSameAs(first);
    }

    @Test
    void connectsToAnAddressOfVersionSix() throws Exception {
        InetAddress six = InetAddress.ofLiteral("::1");
        ServerSocket server = bound(six, 0);
        assumeTrue(server != null, "no IPv6 loopback here");
        try (server) {
            Connection connection = plain(Resolvers.NONE)
                    .connection(Way.direct(Origin.of(URI.create("http://[::1]:" + server.getLocalPort()))));
            connection.connect(WITHIN);
            server.accept().close();
            connection.closeNow();
        }
    }

    /** Resolvers by name. */
    private static final class Resolvers {
        private static final Resolver SYSTEM = InetAddress::getAllByName;
        private static final Resolver NONE = host -> {
            throw new UnknownHostException(host);
        };
    }

    private LoopTransport plain(Resolver resolver) {
        return LoopTransport.resolving(resolver, loops, System::nanoTime);
    }

    private static Origin origin(String host, ServerSocket server) {
        return Origin.of(URI.create("http://" + host + ":" + server.getLocalPort()));
    }

    private static ConnectFailure failure(LoopTransport transport, String url) {
        Connection connection = transport.connection(Way.direct(Origin.of(URI.create(url))));
        ConnectFailure failure = catchThrowableOfType(ConnectFailure.class, () -> connection.connect(WITHIN));
        assertThat(failure).isNotNull();
        return failure;
    }

    private int freePort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
            return server.getLocalPort();
        }
    }

    /** A server whose queue is full, so that further connections get no answer. */
    private ServerSocket fullServer() throws IOException {
        ServerSocket server = server(loopback, 0);
        // A busy machine may be late once; a queue that is full stays so.
        for (int silent = 0; silent < 3; ) {
            silent = joins(server) ? 0 : silent + 1;
        }
        return server;
    }

    private boolean joins(ServerSocket server) throws IOException {
        Socket waiting = new Socket();
        queued.add(waiting);
        try {
            waiting.connect(server.getLocalSocketAddress(), 70);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    /** A server that does not wait for ever when nobody comes. */
    private static ServerSocket server(InetAddress address, int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 1, address);
        server.setSoTimeout(20_000);
        return server;
    }

    private static @Nullable ServerSocket bound(InetAddress address, int port) {
        try {
            return server(address, port);
        } catch (IOException absent) {
            return null;
        }
    }

    private static int read(Connection connection) {
        try {
            return connection.read(new byte[1], 0, 1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
