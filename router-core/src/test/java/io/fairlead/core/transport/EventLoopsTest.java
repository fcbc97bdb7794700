package io.fairlead.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that carry virtual threads, and loops that only wake those that the JDK carries. */
@Timeout(120)
class EventLoopsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private EventLoops loops = EventLoops.start(1, true, System::nanoTime);

    @AfterEach
    void close() {
        loops.close();
    }

    @Test
    void carriesVirtualThreads() throws Exception {
        assertThat(EventLoops.supported())
                .as("this JDK lets an executor carry virtual threads; if it does not, loops only wake them")
                .isTrue();
        try (Pair pair = pair(loops)) {
            BlockingQueue<String> carrier = new LinkedBlockingQueue<>();
            loops.thread(pair.channel, () -> carrier.add(Thread.currentThread().toString()))
                    .start();
            assertThat(carrier.take()).contains("@fairlead-loop-0");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesBytesBothWaysUnderBackpressure(boolean carrying) throws Exception {
        use(carrying);
        byte[] sent = new byte[8_000_000];
        new Random(7).nextBytes(sent);
        try (Pair pair = pair(loops)) {
            Thread echo = loops.thread(pair.channel, () -> echo(pair.channel));
            echo.start();
            Thread writer = Thread.ofVirtual().start(() -> write(pair.client, sent));
            byte[] received = pair.client.getInputStream().readNBytes(sent.length);
            assertThat(Arrays.equals(received, sent)).isTrue();
            writer.join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handsOutWhatWasReadAheadInOrder(boolean carrying) throws Exception {
        use(carrying);
        try (Pair pair = pair(loops)) {
            byte[] sent = new byte[100_000];
            new Random(8).nextBytes(sent);
            Thread writer = Thread.ofVirtual().start(() -> write(pair.client, sent));
            Await.until(() -> pair.channel.unquiet());
            assertThat(pair.channel.available()).isBetween(1, 16 * 1024);
            byte[] received = new byte[sent.length];
            for (int at = 0; at < received.length; ) {
                at += pair.channel.read(received, at, Math.min(777, received.length - at));
            }
            assertThat(Arrays.equals(received, sent)).isTrue();
            writer.join();
            pair.client.shutdownOutput();
            assertThat(pair.channel.read(0)).isNull();
            assertThat(pair.channel.read(received, 0, 1)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsAtOnceThatTheOtherSideLeft(boolean carrying) throws Exception {
        use(carrying);
        for (boolean reset : new boolean[] {false, true}) {
            try (Pair pair = pair(loops)) {
                CountDownLatch told = new CountDownLatch(1);
                pair.channel.onEnd(told::countDown);
                pair.client.getOutputStream().write(1);
                assertThat(told.await(50, TimeUnit.MILLISECONDS)).isFalse();
                if (reset) {
                    pair.client.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                pair.client.close();
                assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
                CountDownLatch late = new CountDownLatch(1);
                pair.channel.onEnd(late::countDown);
                assertThat(late.getCount()).as("told at once").isZero();
            }
        }
    }

    @Test
    void goesOnWithoutATaskThatDoesNotComeBack() throws Exception {
        try (Pair stuck = pair(loops);
                Pair other = pair(loops)) {
            AtomicBoolean free = new AtomicBoolean();
            CountDownLatch spinning = new CountDownLatch(1);
            Thread spin = loops.thread(stuck.channel, () -> {
                spinning.countDown();
                while (!free.get()) {
                    Thread.onSpinWait();
                }
            });
            spin.start();
            spinning.await();
            loops.thread(other.channel, () -> echo(other.channel)).start();
            other.client.getOutputStream().write(5);
            other.client.setSoTimeout(20_000);
            assertThat(other.client.getInputStream().read()).isEqualTo(5);
            free.set(true);
            spin.join();
            other.client.getOutputStream().write(6);
            assertThat(other.client.getInputStream().read()).isEqualTo(6);
            Await.until(() -> loopThreads() == 1);
        }
    }

    /** Regression: the virtual thread that was let in next waited for the thread that waited for it. */
    @Test
    void goesOnWhileItsOwnThreadWaitsForALockOfTheSelector() throws Exception {
        try (Pair pair = pair(loops)) {
            EventLoop loop = pair.channel.loop();
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch carried = new CountDownLatch(1);
            Thread holder = Thread.ofPlatform().start(() -> {
                synchronized (loop.selector()) {
                    held.countDown();
                    awaitQuietly(carried);
                }
            });
            Await.until(() -> {
                loop.wake();
                return held.getCount() == 0;
            });
            loops.thread(pair.channel, carried::countDown).start();
            assertThat(carried.await(20, TimeUnit.SECONDS)).isTrue();
            holder.join();
            loops.thread(pair.channel, () -> echo(pair.channel)).start();
            pair.client.getOutputStream().write(7);
            assertThat(pair.client.getInputStream().read()).isEqualTo(7);
            Await.until(() -> loopThreads() == 1);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void movesAChannelToAnotherLoop() throws Exception {
        loops.close();
        loops = EventLoops.start(2, true, System::nanoTime);
        try (Pair first = pair(loops);
                Pair second = pair(loops)) {
            assertThat(first.channel.loop()).isNotSameAs(second.channel.loop());
            EventLoop from = first.channel.loop();
            EventLoop to = second.channel.loop();
            first.channel.move(to);
            assertThat(to.clients().get()).isEqualTo(2);
            assertThat(from.clients().get()).isZero();
            first.client.getOutputStream().write(9);
            assertThat(first.channel.read(0)).containsExactly(9);
            Await.until(() -> movedBack(first.channel, from));
            first.client.getOutputStream().write(8);
            assertThat(first.channel.read(0)).containsExactly(8);
        }
    }

    private static boolean movedBack(LoopChannel channel, EventLoop to) {
        try {
            channel.move(to);
            return true;
        } catch (IOException tooSoon) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesUpOnASideThatTakesNothing(boolean carrying) throws Exception {
        use(carrying);
        try (Pair pair = pair(loops)) {
            BlockingQueue<IOException> ended = new LinkedBlockingQueue<>();
            loops.thread(pair.channel, () -> {
                        try {
                            pair.channel.write(
                                    new byte[30_000_000],
                                    0,
                                    30_000_000,
                                    Duration.ofMillis(200).toNanos());
                        } catch (IOException e) {
                            ended.add(e);
                        }
                    })
                    .start();
            assertThat(ended.poll(10, TimeUnit.SECONDS)).isInstanceOf(SilenceException.class);
            pair.client.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
    }

    @Test
    void givesUpOnASideThatSendsNothing() throws Exception {
        try (Pair pair = pair(loops)) {
            assertThatThrownBy(() -> pair.channel.read(Duration.ofMillis(50).toNanos()))
                    .isInstanceOf(SilenceException.class);
            pair.client.getOutputStream().write(3);
            assertThat(pair.channel.read(0)).as("it may come later").containsExactly(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wakesWhoWaitsWhenItIsClosed(boolean carrying) throws Exception {
        use(carrying);
        try (Pair pair = pair(loops)) {
            BlockingQueue<IOException> ended = new LinkedBlockingQueue<>();
            Thread reader = loops.thread(pair.channel, () -> {
                try {
                    pair.channel.read(0);
                } catch (IOException e) {
                    ended.add(e);
                }
            });
            reader.start();
            Await.until(() -> reader.getState() == Thread.State.WAITING);
            pair.channel.closeNow();
            assertThat(ended.poll(20, TimeUnit.SECONDS)).isNotNull();
            pair.client.setSoTimeout(20_000);
            assertThat(pair.client.getInputStream().read())
                    .as("the descriptor is given up")
                    .isEqualTo(-1);
        }
    }

    @Test
    void leavesTheLoopToOthersWhileItWaitsForATime() throws Exception {
        try (Pair pair = pair(loops)) {
            CountDownLatch done = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                loops.thread(pair.channel, () -> {
                            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                            done.countDown();
                        })
                        .start();
            }
            assertThat(done.await(5, TimeUnit.SECONDS))
                    .as("one after the other they take six seconds")
                    .isTrue();
        }
    }

    private void use(boolean carrying) {
        if (!carrying) {
            loops.close();
            loops = EventLoops.start(1, false, System::nanoTime);
        }
    }

    private static long loopThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fairlead-loop-0"))
                .count();
    }

    private static void echo(LoopChannel channel) {
        try {
            for (byte[] read = channel.read(0); read != null; read = channel.read(0)) {
                channel.write(read, 0, read.length, 0);
            }
        } catch (IOException ended) {
            // The test is over.
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pair pair(EventLoops loops) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
            Socket client = new Socket(LOOPBACK, ((InetSocketAddress) server.getLocalAddress()).getPort());
            return new Pair(client, loops.adopt(server.accept()));
        }
    }

    /** Both ends of a connection. */
    private record Pair(Socket client, LoopChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            channel.closeNow();
        }
    }
}
