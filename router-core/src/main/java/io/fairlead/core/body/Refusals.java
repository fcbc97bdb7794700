package io.fairlead.core.body;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.json.JsonSyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a body is not taken, as the client is told. */
final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(1);

    private Refusals() {}

    static RouterException tooLarge(String found, long max) {
        return RouterException.of(
                ErrorCode.BODY_TOO_LARGE, "found a body of " + found + " bytes, expected at most " + max);
    }

    static RouterException incomplete(long found, long expected) {
        return RouterException.of(
                ErrorCode.BODY_INCOMPLETE,
                "found the end of the body after " + found + " bytes, expected " + expected
                        + " as Content-Length says");
    }

    static RouterException brokenOff(long found, Exception cause) {
        String message = "found the body broken off after " + found + " bytes, expected all of it";
        return new RouterException(RouterError.of(ErrorCode.BODY_INCOMPLETE, message), cause);
    }

    static RouterException invalid(JsonSyntaxException failure) {
        return RouterException.of(
                ErrorCode.INVALID_JSON, "the body is not the JSON it should be: " + failure.getMessage());
    }

    static RouterException noMemory(ByteBudget memory) {
        return overloaded("request bodies hold " + memory.used() + " of " + memory.limit() + " bytes of memory", null);
    }

    static RouterException noSpool(ByteBudget room) {
        return overloaded("spooled bodies hold " + room.used() + " of " + room.limit() + " bytes of disk", null);
    }

    static RouterException spoolBroken(Exception cause) {
        return overloaded("a spool file cannot be written", cause);
    }

    private static RouterException overloaded(String reason, @Nullable Exception cause) {
        RouterError error = RouterError.builder(ErrorCode.OVERLOADED, "no room for the body: " + reason)
                .retryAfter(SOON)
                .build();
        return cause == null ? new RouterException(error) : new RouterException(error, cause);
    }
}
