package io.fairlead.testkit;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
public record TestOutcome(
        boolean success,
        @Nullable FailureKind kind,
        @Nullable Duration first,
        Duration total) implements Outcome {
    /** A success whose first content byte came after this time. */
    public static TestOutcome success(Duration firstContent) {
        return new TestOutcome(true, null, firstContent, firstContent.plusSeconds(1));
    }

    /** A failure without any content. */
    public static TestOutcome failure(FailureKind kind, Duration total) {
        return new TestOutcome(false, kind, null, total);
    }

    /** The client left before any content came. */
    public static TestOutcome left(Duration total) {
        return new TestOutcome(false, null, null, total);
    }

    @Override
    public Optional<FailureKind> failure() {
        return Optional.ofNullable(kind);
    }

    @Override
    public Optional<Duration> firstContent() {
        return Optional.ofNullable(first);
    }
}
