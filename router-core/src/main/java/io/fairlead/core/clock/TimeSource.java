package io.fairlead.core.clock;

import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/** The time: a monotonic count for durations and a clock for dates. Injected everywhere, virtual in simulations. */
public interface TimeSource {
    /** Nanoseconds since some fixed moment; never goes back. */
    long nanos();

    /** Dates. */
    Clock clock();

    /** Lets the calling thread wait for so long at most; it may go on earlier. A virtual time just passes. */
    default void park(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    /** The machine's own time. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
