package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WatchdogTest {
    private final AtomicLong clock = new AtomicLong(-50);
    private final Watchdog watchdog = new Watchdog(clock::get);

    @Test
    void tellsWhenADeadlinePassed() {
        Bomb bomb = new Bomb(100);
        watchdog.watch(bomb);
        clock.set(99);
        watchdog.look();
        assertThat(bomb.expired).isZero();
        clock.set(100);
        watchdog.look();
        assertThat(bomb.expired).isEqualTo(1);
    }

    @Test
    void followsADeadlineThatMoves() {
        Bomb bomb = new Bomb(100);
        Watchdog.Watch watch = watchdog.watch(bomb);
        bomb.deadline = 200;
        clock.set(150);
        watchdog.look();
        bomb.deadline = Watched.NONE;
        clock.set(1_000_000);
        watchdog.look();
        assertThat(bomb.expired).isZero();
        bomb.deadline = 200;
        watch.end();
        watchdog.look();
        assertThat(bomb.expired).isZero();
        assertThat(watchdog.size()).isZero();
    }

    @Test
    void outlivesAHandlerThatFails() {
        Bomb healthy = new Bomb(0);
        Watched faulty = new Watched() {
            @Override
            public long deadlineNanos() {
                return 0;
            }

            @Override
            public void expire() {
                throw new IllegalStateException("faulty on purpose");
            }
        };
        watchdog.watch(faulty);
        watchdog.watch(healthy);
        clock.set(1);
        watchdog.look();
        watchdog.look();
        assertThat(healthy.expired).isEqualTo(2);
        assertThat(watchdog.size()).isEqualTo(1);
    }

    @Test
    void keepsWatchesThatBeganBesideOnesThatEnded() throws Exception {
        List<Watchdog.Watch> watches = new ArrayList<>();
        List<Bomb> bombs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Bomb bomb = new Bomb(100);
            bombs.add(bomb);
            Thread.ofVirtual().start(() -> watches.add(watchdog.watch(bomb))).join();
        }
        for (int i = 0; i < 100; i += 2) {
            watches.get(i).end();
        }
        clock.set(100);
        watchdog.look();
        watches.get(1).end();
        watches.get(1).end();
        watchdog.look();
        assertThat(watchdog.size()).isEqualTo(49);
        assertThat(bombs)
                .extracting(bomb -> bomb.expired)
                .startsWith(0, 1, 0, 2, 0, 2)
                .endsWith(0, 2);
    }

    @Test
    void keepsAWatchThatBeganBeforeOneOfTheSameThreadThatEnded() {
        Bomb first = new Bomb(100);
        Bomb second = new Bomb(100);
        watchdog.watch(first);
        watchdog.watch(new Bomb(100)).end();
        watchdog.watch(new Bomb(100)).end();
        watchdog.watch(second);
        clock.set(100);
        watchdog.look();
        assertThat(first.expired).isEqualTo(1);
        assertThat(second.expired).isEqualTo(1);
        assertThat(watchdog.size()).isEqualTo(2);
    }

    @Test
    void looksByItselfUntilClosed() throws Exception {
        CountDownLatch expired = new CountDownLatch(3);
        Watched one = new Watched() {
            @Override
            public long deadlineNanos() {
                return -100;
            }

            @Override
            public void expire() {
                expired.countDown();
            }
        };
        try (watchdog) {
            watchdog.start();
            watchdog.watch(one);
            assertThat(expired.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static final class Bomb implements Watched {
        private long deadline;
        private int expired;

        Bomb(long deadline) {
            this.deadline = deadline;
        }

        @Override
        public long deadlineNanos() {
            return deadline;
        }

        @Override
        public void expire() {
            expired++;
        }
    }
}
