package io.fairlead.benchmarks.load;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes a selector at the times of an open loop's arrivals, because a selector's own timeout counts in milliseconds.
 * Above 10,000 arrivals per second it wakes for several at once.
 */
final class Pacer implements AutoCloseable {
    private static final int MOST_PER_SECOND = 10_000;

    private final Thread thread;
    private volatile boolean closed;

    Pacer(Selector selector, long startNanos, int rate) {
        thread = Thread.ofPlatform().name("pacer").daemon().start(() -> wake(selector, startNanos, rate));
    }

    private void wake(Selector selector, long startNanos, int rate) {
        ArrivalSchedule ticks = new ArrivalSchedule(startNanos, Math.min(rate, MOST_PER_SECOND));
        while (!closed) {
            long now = System.nanoTime();
            if (!ticks.due(now)) {
                LockSupport.parkNanos(ticks.next() - now);
                continue;
            }
            while (ticks.due(now)) {
                ticks.take(now);
            }
            selector.wakeup();
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
