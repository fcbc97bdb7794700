package io.fairlead.api.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failed attempt as a provider classified it. What follows from it (retry, next candidate, pause) is the host's. */
public interface Failure {
    /** The class. */
    FailureKind kind();

    /** A short text for operators: the vendor's code or type, never its whole message. */
    String detail();

    /** How long the upstream asked to wait, or null. */
    @Nullable Duration retryAfter();

    /** A failure without a wait. */
    static Failure of(FailureKind kind, String detail) {
        return new FailureValue(kind, detail, null);
    }

    /** A failure with the wait that the upstream asked for. */
    static Failure of(FailureKind kind, String detail, @Nullable Duration retryAfter) {
        return new FailureValue(kind, detail, retryAfter);
    }
}

record FailureValue(
        FailureKind kind, String detail, @Nullable Duration retryAfter) implements Failure {}
