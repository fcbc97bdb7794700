package io.fairlead.plugin.prometheus;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.time.Instant;

/** The host's clock in Micrometer's form. */
final class HostClock implements Clock {
    private final java.time.Clock clock;
    private final Instant start;

    HostClock(java.time.Clock clock) {
        this.clock = clock;
        start = clock.instant();
    }

    @Override
    public long wallTime() {
        return clock.millis();
    }

    @Override
    public long monotonicTime() {
        return Duration.between(start, clock.instant()).toNanos();
    }
}
