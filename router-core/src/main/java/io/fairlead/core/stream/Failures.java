package io.fairlead.core.stream;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.exchange.WireFailure;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.snapshot.RouteCandidate;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What went wrong with a reply whose status said success. */
final class Failures {
    private static final Logger LOGGER = System.getLogger(Failures.class.getName());

    private Failures() {}

    /** The upstream reported a failure within its reply. */
    static Failure reported(RouteCandidate candidate, Reply reply, UpstreamError error) {
        try {
            Failure failure = candidate.provider().provider().classify(reply, error);
            if (failure != null) {
                return failure;
            }
        } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
            log(candidate, "classify", thrown);
        }
        return Failure.of(FailureKind.SERVER, "an error within the answer");
    }

    /** A plugin could not handle the reply. */
    static Failure thrown(RouteCandidate candidate, Throwable thrown) {
        log(candidate, "frames", thrown);
        return Failure.of(
                FailureKind.SERVER,
                "the answer could not be read: "
                        + FailureText.root(thrown).getClass().getSimpleName());
    }

    /** Class and place only: a message may hold text of an answer. */
    static void log(RouteCandidate candidate, String what, Throwable thrown) {
        if (!candidate.provider().books().failed(thrown)) {
            return;
        }
        LOGGER.log(
                Level.WARNING,
                "a reply was not understood deployment="
                        + candidate.deployment().id() + " in=" + what + " error=" + FailureText.of(thrown));
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
