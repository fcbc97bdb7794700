package io.fairlead.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until the test moves it. Safe for many threads. */
public final class TestClock extends Clock {
    private final AtomicReference<Instant> now;

    private TestClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** A clock at this time. */
    public static TestClock at(Instant start) {
        return new TestClock(start);
    }

    /** A clock at this time, as {@code 2026-11-21T12:00:00Z}. */
    public static TestClock at(String start) {
        return new TestClock(Instant.parse(start));
    }

    /** Moves the clock on. */
    public TestClock advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
        return this;
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock: a test has no use for another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
