package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
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
        watchdog.watch(bomb);
        bomb.deadline = 200;
        clock.set(150);
        watchdog.look();
        bomb.deadline = Watched.NONE;
        clock.set(1_000_000);
        watchdog.look();
        assertThat(bomb.expired).isZero();
        bomb.deadline = 200;
        watchdog.unwatch(bomb);
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
            assertThat(expired.await(2, TimeUnit.SECONDS)).isTrue();
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
