package io.fairlead.core.clock;

import java.time.Clock;

/** The time: a monotonic count for durations and a clock for dates. Injected everywhere, virtual in simulations. */
public interface TimeSource {
    /** Nanoseconds since some fixed moment; never goes back. */
    long nanos();

    /** Dates. */
    Clock clock();

    /** The machine's own time. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
