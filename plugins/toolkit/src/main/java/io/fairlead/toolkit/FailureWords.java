package io.fairlead.toolkit;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words by which vendors tell failures apart where the HTTP status does not: codes and types, which are exact, and
 * phrases of their texts, which are a last resort. Everything lower case; texts are looked at up to a bound.
 */
final class FailureWords {
    private static final int TEXT_BOUND = 2048;

    /** Between the word model and what is said of it: room for a name, and not for a quoted prompt. */
    private static final int NAME_BOUND = 80;

    private static final Map<String, FailureKind> CODES = Map.ofEntries(
            Map.entry("context_length_exceeded", FailureKind.CONTEXT_LENGTH),
            Map.entry("context_window_exceeded", FailureKind.CONTEXT_LENGTH),
            Map.entry("model_context_window_exceeded", FailureKind.CONTEXT_LENGTH),
            Map.entry("exceed_context_size_error", FailureKind.CONTEXT_LENGTH),
            Map.entry("request_too_large_for_context", FailureKind.CONTEXT_LENGTH),
            Map.entry("content_filter", FailureKind.CONTENT_POLICY),
            Map.entry("content_policy_violation", FailureKind.CONTENT_POLICY),
            Map.entry("responsibleaipolicyviolation", FailureKind.CONTENT_POLICY),
            Map.entry("moderation_blocked", FailureKind.CONTENT_POLICY),
            Map.entry("data_inspection_failed", FailureKind.CONTENT_POLICY),
            Map.entry("invalid_api_key", FailureKind.AUTH),
            Map.entry("invalid_authentication", FailureKind.AUTH),
            Map.entry("authentication_error", FailureKind.AUTH),
            Map.entry("permission_error", FailureKind.AUTH),
            Map.entry("account_deactivated", FailureKind.AUTH),
            Map.entry("unsupported_country_region_territory", FailureKind.AUTH),
            Map.entry("model_not_found", FailureKind.NOT_FOUND),
            Map.entry("not_found_error", FailureKind.NOT_FOUND),
            Map.entry("model_decommissioned", FailureKind.NOT_FOUND),
            Map.entry("model_not_available", FailureKind.NOT_FOUND),
            Map.entry("rate_limit_exceeded", FailureKind.RATE_LIMIT),
            Map.entry("rate_limit_error", FailureKind.RATE_LIMIT),
            Map.entry("too_many_requests", FailureKind.RATE_LIMIT),
            Map.entry("resource_exhausted", FailureKind.RATE_LIMIT),
            Map.entry("overloaded_error", FailureKind.SERVER),
            Map.entry("server_error", FailureKind.SERVER),
            Map.entry("api_error", FailureKind.SERVER),
            Map.entry("internal_server_error", FailureKind.SERVER),
            Map.entry("unavailable_error", FailureKind.SERVER),
            Map.entry("timeout_error", FailureKind.SERVER),
            Map.entry("invalid_request_error", FailureKind.INVALID_REQUEST),
            Map.entry("bad_request", FailureKind.INVALID_REQUEST),
            Map.entry("badrequesterror", FailureKind.INVALID_REQUEST));

    /** Codes and types of an account that has no money left. */
    private static final Set<String> NO_FUNDS_CODES = Set.of("insufficient_quota", "billing_hard_limit_reached");

    /** The same as phrases. Bad requests are told with their prompts quoted: there, none of these means anything. */
    private static final List<String> NO_FUNDS = List.of(
            "insufficient_quota",
            "billing_hard_limit_reached",
            "credit balance is too low",
            "insufficient balance",
            "insufficient credits",
            "requires more credits",
            "exceeded your current quota",
            "doesn't have any credits",
            "does not have any credits",
            "used all available credits");

    private static final List<String> CONTEXT = List.of(
            "maximum context length",
            "context length exceeded",
            "exceeds the context",
            "exceeds context",
            "exceeds the available context",
            "exceed context",
            "exceeded context",
            "context window",
            "context size",
            "prompt is too long",
            "prompt is longer than",
            "input is too long",
            "maximum prompt length",
            "too many input tokens",
            "too many tokens",
            "input token count",
            "`max_new_tokens` must be",
            "greater than the context length",
            "prompt contains too many tokens",
            "reduce the length of the messages");

    private static final List<String> CONTENT = List.of(
            "content policy",
            "content management policy",
            "content filter",
            "content exists risk",
            "usage guidelines",
            "usage policies",
            "safety system",
            "flagged");

    private static final List<String> KEY = List.of("incorrect api key", "invalid api key", "api key not valid");

    private static final List<String> MINUTE_LIMIT =
            List.of("tokens per minute", "tokens per min ", "requests per minute", "rate limit", "(tpm)", "(rpm)");

    private static final List<String> NO_MODEL = List.of("invalid model", "unknown model", "not a valid model");

    private static final List<String> MISSING = List.of("does not exist", "not found", "decommissioned");

    private FailureWords() {}

    /** What code and type mean by themselves, the code first; {@code UNKNOWN} if they are none of those known. */
    static FailureKind ofCode(UpstreamError error) {
        FailureKind kind = ofCode(error.code());
        return kind.equals(FailureKind.UNKNOWN) ? ofCode(error.type()) : kind;
    }

    private static FailureKind ofCode(@Nullable String code) {
        return CODES.getOrDefault(code == null ? "" : code.toLowerCase(Locale.ROOT), FailureKind.UNKNOWN);
    }

    /** The text, ready to be looked through. */
    static String text(UpstreamError error) {
        String message = error.message();
        return message.substring(0, Math.min(message.length(), TEXT_BOUND)).toLowerCase(Locale.ROOT);
    }

    /** Whether code or type say that the account has no money left. */
    static boolean noFundsCoded(UpstreamError error) {
        return noFundsCoded(error.code()) || noFundsCoded(error.type());
    }

    private static boolean noFundsCoded(@Nullable String code) {
        return code != null && NO_FUNDS_CODES.contains(code.toLowerCase(Locale.ROOT));
    }

    /** Whether the text says so, which is only to be believed of a status that refuses the account. */
    static boolean noFundsWorded(String text) {
        return one(NO_FUNDS, text);
    }

    /** Whether the text begins as Anthropic's does, which comes as a bad request and without a code of its own. */
    static boolean lowCreditFirst(String text) {
        return text.startsWith("your credit balance");
    }

    static boolean context(String text) {
        return one(CONTEXT, text);
    }

    static boolean content(String text) {
        return one(CONTENT, text);
    }

    static boolean badKey(String text) {
        return one(KEY, text);
    }

    /** Whether the text speaks of a limit over time rather than of a model's window. */
    static boolean limitOverTime(String text) {
        return one(MINUTE_LIMIT, text);
    }

    /** Whether the request is larger than all that a limit ever lets through: no wait helps it there. */
    static boolean tooLargeForLimit(String text) {
        return text.contains("request too large") || text.contains("reduce your message size");
    }

    /** Whether the text says that a model is not there, unless it speaks of another parameter than the model. */
    static boolean noModel(@Nullable String parameter, String text) {
        if (parameter != null && !parameter.isEmpty() && !parameter.equals("model")) {
            return false;
        }
        return one(NO_MODEL, text) || missing(text);
    }

    private static boolean missing(String text) {
        for (int model = text.indexOf("model"); model >= 0; model = text.indexOf("model", model + 1)) {
            int end = Math.min(text.length(), model + NAME_BOUND);
            if (one(MISSING, text.substring(model, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean one(List<String> phrases, String text) {
        for (String phrase : phrases) {
            if (text.contains(phrase)) {
                return true;
            }
        }
        return false;
    }
}
