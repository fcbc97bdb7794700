package io.fairlead.core.attempt;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.exchange.RelayEnd.RawAnswer;
import org.jspecify.annotations.Nullable;

/** What an attempt, retries included, means for the exchange. */
sealed interface AttemptEnd {
    /** The client has its answer, or has been told, or is gone: the exchange is over. */
    record Over() implements AttemptEnd {}

    /** The client has a part of its answer: somebody else may go on with it. */
    record Interrupted(Failure failure) implements AttemptEnd {}

    /** The client has nothing yet, or nothing more. */
    record Failed(
            Failure failure, UpstreamError error, @Nullable RawAnswer raw) implements AttemptEnd {}
}
