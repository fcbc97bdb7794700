package io.fairlead.api.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an upstream said of a failure, as its dialect read it: nothing is judged here. */
public interface UpstreamError {
    /** Nothing could be read. */
    UpstreamError NONE = of(0, null, null, "");

    /** The HTTP status, or the one that the body states for an error inside a 200; 0 if unknown. */
    int status();

    /** The vendor's type of the error, or null. */
    @Nullable String type();

    /** The vendor's code of the error, or null. */
    @Nullable String code();

    /** The vendor's text; empty if there is none. May quote the request: not for logs. */
    String message();

    /** The parameter of the request that the vendor names as the cause, or null. */
    default @Nullable String parameter() {
        return null;
    }

    /** How long the body asks to wait, or null if it does not say so in a member of its own. */
    default @Nullable Duration retryAfter() {
        return null;
    }

    /** An error of these parts, and of no parameter. */
    static UpstreamError of(int status, @Nullable String type, @Nullable String code, String message) {
        return new UpstreamErrorValue(status, type, code, message, null, null);
    }

    /** The same error with this parameter as its cause. */
    default UpstreamError withParameter(@Nullable String parameter) {
        return new UpstreamErrorValue(status(), type(), code(), message(), parameter, retryAfter());
    }

    /** The same error with this wait. */
    default UpstreamError withRetryAfter(@Nullable Duration wait) {
        return new UpstreamErrorValue(status(), type(), code(), message(), parameter(), wait);
    }
}

record UpstreamErrorValue(
        int status,
        @Nullable String type,
        @Nullable String code,
        String message,
        @Nullable String parameter,
        @Nullable Duration retryAfter)
        implements UpstreamError {}
