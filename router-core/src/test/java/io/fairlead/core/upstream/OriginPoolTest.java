package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Origin;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.Await;
import io.fairlead.core.transport.Connection;
import io.fairlead.core.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OriginPoolTest {
    private static final Origin ORIGIN = Origin.of(URI.create("http://upstream.test"));

    private final AtomicLong clock = new AtomicLong();
    private final List<FakeConnection> made = new ArrayList<>();
    private int lane;
    private final OriginPool pool = new OriginPool(
            Way.direct(ORIGIN),
            new TwoLanes(),
            new UpstreamSettings(2, Duration.ofSeconds(60), Duration.ofMinutes(10), 65_536, 200),
            clock::get);

    @Test
    void givesTheLastOneBackFirst() {
        PooledConnection first = take();
        PooledConnection second = take();
        pool.release(first, -1);
        pool.release(second, -1);
        assertThat(take()).isSameAs(second);
        assertThat(take()).isSameAs(first);
    }

    @Test
    void letsGoOfWhatWasIdleForTooLong() {
        pool.release(take(), -1);
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        pool.scrub();
        assertThat(pool.status()).isEqualTo(new OriginStatus(ORIGIN, 1, 1, 0));
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        pool.scrub();
        assertThat(pool.status()).isEqualTo(new OriginStatus(ORIGIN, 0, 0, 0));
        assertThat(made.getFirst().closed).isTrue();
    }

    @Test
    void stopsASecondBeforeTheUpstreamDoes() {
        pool.release(take(), 5);
        clock.addAndGet(Duration.ofMillis(3999).toNanos());
        pool.release(take(), 5);
        assertThat(made).hasSize(1);
        clock.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(take().used()).isFalse();
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().closed).isTrue();
    }

    @Test
    void letsGoOfWhatIsOld() {
        for (int minute = 0; minute < 10; minute++) {
            PooledConnection taken = take();
            clock.addAndGet(Duration.ofSeconds(59).toNanos());
            pool.release(taken, -1);
        }
        assertThat(made).hasSize(1);
        PooledConnection taken = take();
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        pool.release(taken, -1);
        assertThat(pool.status().open()).isZero();
    }

    @Test
    void dropsAConnectionThatIsNotSilent() {
        pool.release(take(), -1);
        pool.release(take(), -1);
        assertThat(made).hasSize(1);
        made.getFirst().stale = true;
        assertThat(take().used()).isFalse();
        assertThat(made.getFirst().closed).isTrue();
        assertThat(pool.status().open()).isEqualTo(1);
    }

    @Test
    void takesFromItsOwnLaneFirstAndElseMovesOneThere() {
        lane = 0;
        PooledConnection left = take();
        lane = 1;
        PooledConnection right = take();
        pool.release(right, -1);
        lane = 0;
        pool.release(left, -1);
        lane = 1;
        assertThat(take()).isSameAs(right);
        assertThat(moves()).isZero();
        assertThat(take()).isSameAs(left);
        assertThat(moves()).isEqualTo(1);
        pool.release(left, -1);
        lane = 0;
        made.getFirst().stuck = true;
        assertThat(take().used()).as("one that cannot be moved is replaced").isFalse();
        assertThat(made.getFirst().closed).isTrue();
    }

    private int moves() {
        return made.stream().mapToInt(connection -> connection.moves).sum();
    }

    @Test
    void letsWaitersInByOrder() throws Exception {
        PooledConnection first = take();
        PooledConnection second = take();
        BlockingQueue<Integer> served = new LinkedBlockingQueue<>();
        List<Thread> waiters = new ArrayList<>();
        BlockingQueue<PooledConnection> given = new LinkedBlockingQueue<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            waiters.add(Thread.ofVirtual().start(() -> {
                given.add(take());
                served.add(number);
            }));
            awaitWaiting(i + 1);
        }
        pool.release(first, -1);
        assertThat(served.poll(20, TimeUnit.SECONDS)).isEqualTo(0);
        assertThat(given.take()).isSameAs(first);
        pool.discard(second);
        assertThat(served.poll(20, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(given.take().used())
                .as("a new one in place of the closed one")
                .isFalse();
        assertThat(pool.status()).isEqualTo(new OriginStatus(ORIGIN, 2, 0, 1));
        pool.release(first, -1);
        assertThat(served.poll(20, TimeUnit.SECONDS)).isEqualTo(2);
        for (Thread waiter : waiters) {
            waiter.join();
        }
    }

    @Test
    void passesOverAWaiterThatLeft() throws Exception {
        PooledConnection first = take();
        take();
        CallHandle leaving = new CallHandle();
        BlockingQueue<Boolean> left = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> left.add(pool.take(leaving, clock.get()) == null));
        awaitWaiting(1);
        BlockingQueue<PooledConnection> given = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> given.add(take()));
        awaitWaiting(2);
        leaving.abort("left");
        assertThat(left.poll(20, TimeUnit.SECONDS)).isTrue();
        pool.release(first, -1);
        assertThat(given.poll(20, TimeUnit.SECONDS)).isSameAs(first);
        assertThat(pool.status()).isEqualTo(new OriginStatus(ORIGIN, 2, 0, 0));
    }

    @Test
    void losesNoPermitWhenWaitersLeaveAtTheSameMoment() throws Exception {
        for (int round = 0; round < 200; round++) {
            PooledConnection first = take();
            PooledConnection second = take();
            CallHandle leaving = new CallHandle();
            Thread waiter = Thread.ofVirtual().start(() -> {
                PooledConnection given = pool.take(leaving, clock.get());
                if (given != null) {
                    pool.release(given, -1);
                }
            });
            awaitWaiting(1);
            Thread aborter = Thread.ofVirtual().start(() -> leaving.abort("race"));
            pool.release(first, -1);
            pool.discard(second);
            waiter.join();
            aborter.join();
            assertThat(pool.status().open()).isEqualTo(pool.status().idle());
            assertThat(pool.status().waiting()).isZero();
        }
    }

    @Test
    void keepsNothingOnceClosed() {
        PooledConnection working = take();
        pool.release(take(), -1);
        pool.close();
        pool.release(working, -1);
        assertThat(pool.status()).isEqualTo(new OriginStatus(ORIGIN, 0, 0, 0));
        assertThat(made).allMatch(connection -> connection.closed);
    }

    private PooledConnection take() {
        PooledConnection taken = pool.take(new CallHandle(), clock.get());
        assertThat(taken).isNotNull();
        return taken;
    }

    private void awaitWaiting(int count) {
        Await.until(() -> pool.status().waiting() >= count);
    }

    private final class TwoLanes implements Transport {
        @Override
        public Connection connection(Way way) {
            FakeConnection connection = new FakeConnection();
            made.add(connection);
            return connection;
        }

        @Override
        public int lanes() {
            return 2;
        }

        @Override
        public int lane() {
            return lane;
        }
    }

    private static final class FakeConnection implements Connection {
        private boolean closed;
        private boolean stale;
        private boolean stuck;
        private int moves;

        @Override
        public void connect(long withinNanos) {}

        @Override
        public void move() throws IOException {
            if (stuck) {
                throw new IOException("stuck");
            }
            moves++;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return -1;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {}

        @Override
        public int available() {
            return 0;
        }

        @Override
        public boolean stale() {
            return stale;
        }

        @Override
        public void closeNow() {
            closed = true;
        }
    }
}
