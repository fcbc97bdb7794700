package io.fairlead.core.scene;

import io.fairlead.core.clock.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A time that stands still until somebody moves it or waits. */
public final class ManualTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Duration.ofHours(1).toNanos());
    private final long begin = nanos.get();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private record Event(long at, Runnable happens) {}

    /** Lets time pass. */
    public void advance(Duration by) {
        pass(by.toNanos());
    }

    /** Lets something happen once so much time has passed. */
    public void after(Duration delay, Runnable event) {
        events.add(new Event(nanos.get() + delay.toNanos(), event));
    }

    private void pass(long by) {
        long now = nanos.addAndGet(by);
        List<Event> due = events.stream().filter(one -> one.at() - now <= 0).toList();
        for (Event event : due) {
            if (events.remove(event)) {
                event.happens().run();
            }
        }
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void park(long most) {
        pass(most);
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
