package io.fairlead.core.scene;

import io.fairlead.core.clock.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A time that stands still until somebody moves it or waits. */
public final class ManualTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Duration.ofHours(1).toNanos());
    private final long begin = nanos.get();

    /** Lets time pass. */
    public void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void park(long most) {
        nanos.addAndGet(most);
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("found zone " + zone + ", expected UTC to do");
            }

            @Override
            public Instant instant() {
                return START.plusNanos(nanos.get() - begin);
            }
        };
    }
}
