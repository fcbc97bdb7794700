package io.fairlead.plugin.anthropic.reply;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of errors that the vendor documents, and the statuses that go with them. */
final class ErrorTypes {
    private static final Map<String, Integer> STATUSES = Map.of(
            "invalid_request_error", 400,
            "authentication_error", 401,
            "billing_error", 402,
            "permission_error", 403,
            "not_found_error", 404,
            "request_too_large", 413,
            "rate_limit_error", 429,
            "api_error", 500,
            "timeout_error", 504,
            "overloaded_error", 529);

    private ErrorTypes() {}

    /** The type that tells a client what a status means. */
    static String of(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 408, 504 -> "timeout_error";
            case 503, 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }

    /** The status of an error that came inside a success, or the success's own if its type is not known. */
    static int status(@Nullable String type, int otherwise) {
        return type == null ? otherwise : STATUSES.getOrDefault(type, otherwise);
    }
}
