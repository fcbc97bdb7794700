package io.fairlead.e2e.gateway;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes and threads do. */
public final class Await {
    /** Far more than anything here takes; a slow machine must not fail a test. */
    public static final Duration LONG = Duration.ofSeconds(60);

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(10);

    private Await() {}

    /** Returns as soon as the condition holds. */
    public static void until(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited " + LONG.toSeconds() + " s in vain for: " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError("the condition failed", e);
        }
    }

    /** Lets time go by. */
    public static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
