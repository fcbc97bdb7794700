package io.fairlead.core.attempt;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Outcome;
import java.time.Duration;
import java.util.Optional;

/** How an attempt ended, as strategies see it. */
record OutcomeValue(boolean success, Optional<FailureKind> failure, Optional<Duration> firstContent, Duration total)
        implements Outcome {}
