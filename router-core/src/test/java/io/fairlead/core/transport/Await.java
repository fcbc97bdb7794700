package io.fairlead.core.transport;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to reach, and gives up after a while. */
public final class Await {
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();

    private Await() {}

    /** Returns once the condition holds. */
    public static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
        }
    }

    /** Returns once the thread is blocked. */
    public static void blocked(Thread thread) {
        until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }
}
