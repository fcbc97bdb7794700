package io.fairlead.core.fleet;

import io.fairlead.core.health.CandidateHealth;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What is known of one candidate: its health, attempts under way, response time. Safe for many threads. */
public final class CandidateState {
    private static final int SMOOTHING = 8;

    private final CandidateHealth health = new CandidateHealth();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile long responseNanos;

    CandidateState() {}

    /** Its health. */
    public CandidateHealth health() {
        return health;
    }

    /** Attempts under way. */
    public int inFlight() {
        return inFlight.get();
    }

    /** An attempt begins. */
    public void entered() {
        inFlight.incrementAndGet();
    }

    /** An attempt ended. */
    public void left() {
        inFlight.decrementAndGet();
    }

    /** The first content byte of a success came after this time. A lost update among threads does no harm. */
    public void responded(long nanos) {
        long known = responseNanos;
        responseNanos = known == 0 ? Math.max(1, nanos) : known + (nanos - known) / SMOOTHING;
    }

    /** Smoothed time to the first content byte. */
    public Optional<Duration> responseTime() {
        long known = responseNanos;
        return known == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(known));
    }
}
