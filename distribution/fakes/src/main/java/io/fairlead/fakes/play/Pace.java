package io.fairlead.fakes.play;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Takes time between the pieces of an answer. */
public final class Pace {
    private Pace() {}

    /** Waits for the next piece. */
    public static void rest(Duration pace) {
        if (pace.isPositive()) {
            LockSupport.parkNanos(pace.toNanos());
        }
    }
}
