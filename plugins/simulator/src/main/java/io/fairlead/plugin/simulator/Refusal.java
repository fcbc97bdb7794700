package io.fairlead.plugin.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error answer before it has its dialect's form. */
record Refusal(int status, String message, @Nullable Duration retryAfter) {
    private static final int BAD_REQUEST = 400;
    private static final int BAD_KEY = 401;
    private static final int LIMITED = 429;
    private static final int OVERLOADED = 529;

    /** A refusal on demand. */
    static Refusal of(Mishap mishap) {
        Duration wait = mishap.retryAfter();
        String plea = wait == null ? "" : " Please try again in " + seconds(wait) + "s.";
        return new Refusal(mishap.status(), "Simulated failure with status " + mishap.status() + "." + plea, wait);
    }

    /** A key that is not taken. */
    static Refusal ofKey() {
        return new Refusal(
                BAD_KEY, "Incorrect API key provided: the simulator refuses keys that begin with 'bad'.", null);
    }

    /** A failure within a stream. */
    static Refusal within() {
        return new Refusal(500, "Simulated failure within the answer.", null);
    }

    /** A request for more than the simulator makes at once. */
    static Refusal ofSize(String message) {
        return new Refusal(BAD_REQUEST, message, null);
    }

    /** A limit that was hit; without a wait where waiting is no use. */
    static Refusal ofLimit(String message, @Nullable Duration wait) {
        String plea = wait == null ? "" : " Please try again in " + seconds(wait) + "s.";
        return new Refusal(LIMITED, message + plea, wait);
    }

    /** The type of the error as OpenAI's API names it. */
    String openAiType() {
        return switch (status) {
            case BAD_KEY, 403 -> "authentication_error";
            case LIMITED -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }

    /** The code of the error as OpenAI's API names it, if it has one. */
    @Nullable String openAiCode() {
        return switch (status) {
            case BAD_KEY -> "invalid_api_key";
            case LIMITED -> "rate_limit_exceeded";
            default -> null;
        };
    }

    /** The type of the error as Anthropic's API names it. */
    String anthropicType() {
        return switch (status) {
            case BAD_KEY -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case LIMITED -> "rate_limit_error";
            case OVERLOADED -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }

    /** The header fields that say how long to wait: in whole seconds, and exactly. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (retryAfter != null) {
            headers.put("retry-after", Long.toString(Math.ceilDiv(retryAfter.toMillis(), 1000)));
            headers.put("retry-after-ms", Long.toString(retryAfter.toMillis()));
        }
        return headers;
    }

    private static String seconds(Duration wait) {
        return Double.toString(wait.toMillis() / 1000.0);
    }
}
