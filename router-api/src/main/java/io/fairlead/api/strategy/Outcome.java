package io.fairlead.api.strategy;

import io.fairlead.api.error.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** How an attempt ended. */
public interface Outcome {
    /** Whether the client got a whole answer from it. */
    boolean success();

    /** Why not; absent for a success and where the client left. */
    Optional<FailureKind> failure();

    /** Time from the start of the attempt to its first content byte, absent if none came. */
    Optional<Duration> firstContent();

    /** Time of the whole attempt. */
    Duration total();
}
