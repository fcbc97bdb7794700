package io.fairlead.testkit.kit;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.testkit.TestCandidate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A candidate whose live numbers come from the test, and that counts how often they are read. */
final class LiveCandidate implements Candidate {
    private final TestCandidate candidate;
    private final Supplier<Integer> errors;
    private final Supplier<Integer> inFlight;
    private final Supplier<Optional<Duration>> time;
    private int errorReads;
    private int inFlightReads;
    private int timeReads;

    LiveCandidate(
            TestCandidate candidate,
            Supplier<Integer> errors,
            Supplier<Integer> inFlight,
            Supplier<Optional<Duration>> time) {
        this.candidate = candidate;
        this.errors = errors;
        this.inFlight = inFlight;
        this.time = time;
    }

    static LiveCandidate answeringIn(TestCandidate candidate, Duration time) {
        return new LiveCandidate(candidate, () -> 0, () -> 0, () -> Optional.of(time));
    }

    /** How often the number was read that was read most. */
    int mostReads() {
        return Math.max(errorReads, Math.max(inFlightReads, timeReads));
    }

    @Override
    public String id() {
        return candidate.id();
    }

    @Override
    public Deployment deployment() {
        return candidate.deployment();
    }

    @Override
    public int priority() {
        return candidate.priority();
    }

    @Override
    public int weight() {
        return candidate.weight();
    }

    @Override
    public String baseUrl() {
        return candidate.baseUrl();
    }

    @Override
    public int errorScore() {
        errorReads++;
        return errors.get();
    }

    @Override
    public int inFlight() {
        inFlightReads++;
        return inFlight.get();
    }

    @Override
    public Optional<Duration> responseTime() {
        timeReads++;
        return time.get();
    }

    @Override
    public String toString() {
        return candidate.toString();
    }
}
