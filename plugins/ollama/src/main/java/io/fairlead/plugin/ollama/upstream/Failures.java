package io.fairlead.plugin.ollama.upstream;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.toolkit.StatusClassifier;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What failed replies mean. This API has no codes: two failures are told by their words, which stand in the sources of the
 * vendor's server, the rest by their status as with everybody.
 */
final class Failures {
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final StatusClassifier classifier;

    Failures(Clock clock) {
        classifier = new StatusClassifier(clock);
    }

    @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        Failure usual = classifier.classify(head, error);
        if (usual == null) {
            return null;
        }
        int status = error.status() > 0 ? error.status() : head.status();
        String words = error.message().toLowerCase(Locale.ROOT);
        if (status == BAD_REQUEST && words.contains("does not support")) {
            return Failure.of(FailureKind.UNSUPPORTED, "the model cannot do it");
        }
        // The queue is full: a limit that passes, and nothing is wrong with the server.
        if (status == UNAVAILABLE && words.contains("server busy")) {
            return Failure.of(FailureKind.RATE_LIMIT, "the queue is full", usual.retryAfter());
        }
        return usual;
    }
}
