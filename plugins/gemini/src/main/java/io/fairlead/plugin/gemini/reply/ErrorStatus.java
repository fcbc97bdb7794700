package io.fairlead.plugin.gemini.reply;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The canonical codes of Google's errors, and the HTTP statuses that go with them. */
final class ErrorStatus {
    private static final Map<String, Integer> STATUSES = Map.ofEntries(
            Map.entry("INVALID_ARGUMENT", 400),
            Map.entry("FAILED_PRECONDITION", 400),
            Map.entry("OUT_OF_RANGE", 400),
            Map.entry("UNAUTHENTICATED", 401),
            Map.entry("PERMISSION_DENIED", 403),
            Map.entry("NOT_FOUND", 404),
            Map.entry("ABORTED", 409),
            Map.entry("ALREADY_EXISTS", 409),
            Map.entry("RESOURCE_EXHAUSTED", 429),
            Map.entry("CANCELLED", 499),
            Map.entry("DATA_LOSS", 500),
            Map.entry("UNKNOWN", 500),
            Map.entry("INTERNAL", 500),
            Map.entry("UNIMPLEMENTED", 501),
            Map.entry("UNAVAILABLE", 503),
            Map.entry("DEADLINE_EXCEEDED", 504));

    private ErrorStatus() {}

    /** The code that tells a client what a status means. */
    static String of(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ABORTED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 405, 501 -> "UNIMPLEMENTED";
            case 408, 504 -> "DEADLINE_EXCEEDED";
            case 502, 503, 529 -> "UNAVAILABLE";
            default -> status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT";
        };
    }

    /** The status of an error that came inside a success, or the success's own if its code is not known. */
    static int status(@Nullable String code, int otherwise) {
        return code == null ? otherwise : STATUSES.getOrDefault(code, otherwise);
    }
}
