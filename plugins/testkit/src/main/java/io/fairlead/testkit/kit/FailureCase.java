package io.fairlead.testkit.kit;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A failed reply as vendors send it, and the kinds that it may be taken for. */
record FailureCase(String title, int status, UpstreamError error, List<FailureKind> kinds) {
    static Stream<FailureCase> all() {
        return Stream.of(
                of(401, "authentication_error", "invalid_api_key", "Invalid API key.", FailureKind.AUTH),
                of(403, "permission_error", "forbidden", "Not allowed.", FailureKind.AUTH),
                of(404, "not_found_error", "model_not_found", "No such model.", FailureKind.NOT_FOUND),
                of(400, "invalid_request_error", "invalid_value", "Bad value.", FailureKind.INVALID_REQUEST),
                of(422, "invalid_request_error", "missing", "Field required.", FailureKind.INVALID_REQUEST),
                of(
                        400,
                        "invalid_request_error",
                        "context_length_exceeded",
                        "The prompt is longer than the context window.",
                        FailureKind.CONTEXT_LENGTH,
                        FailureKind.INVALID_REQUEST),
                of(
                        400,
                        "content_policy_violation",
                        "content_filter",
                        "Refused by the content policy.",
                        FailureKind.CONTENT_POLICY,
                        FailureKind.INVALID_REQUEST),
                of(429, "rate_limit_error", "rate_limit_exceeded", "Too many requests.", FailureKind.RATE_LIMIT),
                of(500, "api_error", "server_error", "Something broke.", FailureKind.SERVER),
                of(502, null, null, "<html>Bad Gateway</html>", FailureKind.SERVER),
                of(503, "overloaded_error", "overloaded", "Busy.", FailureKind.SERVER),
                of(504, null, null, "", FailureKind.SERVER, FailureKind.TIMEOUT),
                of(529, "overloaded_error", null, "Overloaded", FailureKind.SERVER));
    }

    private static FailureCase of(
            int status, @Nullable String type, @Nullable String code, String message, FailureKind... kinds) {
        return new FailureCase(
                status + " " + (code == null ? "without a code" : code),
                status,
                UpstreamError.of(status, type, code, message),
                List.of(kinds));
    }
}
