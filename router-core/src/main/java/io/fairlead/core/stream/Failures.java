package io.fairlead.core.stream;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.exchange.WireFailure;
import io.fairlead.core.snapshot.RouteCandidate;
import java.io.IOException;

/** What went wrong with a reply whose status said success. */
final class Failures {
    private Failures() {}

    /** The upstream reported a failure within its reply. */
    static Failure reported(RouteCandidate candidate, Reply reply, UpstreamError error) {
        Failure failure = candidate.provider().provider().classify(reply, error);
        return failure == null ? Failure.of(FailureKind.SERVER, "an error within the answer") : failure;
    }

    /** The reply could not be read on. */
    static Failure of(IOException broken, FirstContent firstContent) {
        if (firstContent.passed()) {
            return Failure.of(FailureKind.TIMEOUT, firstContent.detail());
        }
        if (broken instanceof OversizedFrameException) {
            return Failure.of(FailureKind.SERVER, "an oversized frame");
        }
        return WireFailure.of(broken);
    }
}
