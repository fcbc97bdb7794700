package io.fairlead.toolkit;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a reply of an upstream means, from its status, its error's code and type, and as a last resort its text. The
 * status decides alone where all vendors use it alike (401, 404, 5xx); codes and texts decide where they do not: a 400
 * is a bad request, a full window, a refused content, a missing model, a bad key or an empty account, depending on whom
 * one asks.
 *
 * <p>An account without money ({@code insufficient_quota}, 402) is {@code RATE_LIMIT} with a long wait rather than
 * {@code AUTH}: the key is good, and the pause ends by itself once somebody has paid. A single request that exceeds a
 * limit per minute (Groq's 413, OpenAI's 429 "Request too large") is {@code RATE_LIMIT}, too, with the detail
 * {@link #TOO_LARGE}: it may fit elsewhere, and never here.
 */
public final class StatusClassifier {
    /** The detail of a failure where the request alone exceeds the vendor's limit per minute. */
    public static final String TOO_LARGE = "request_too_large";

    /** How long an account without money is left alone if the vendor does not say. */
    public static final Duration NO_FUNDS_WAIT = Duration.ofMinutes(10);

    private static final int DETAIL_BOUND = 64;

    private final RetryAfter waits;

    /** Reads waits against this clock. */
    public StatusClassifier(Clock clock) {
        waits = new RetryAfter(clock);
    }

    /**
     * Classifies a reply.
     *
     * @param error what the dialect read; {@link UpstreamError#NONE} if the body was no error
     * @return the failure, or null for a success
     */
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        int status = error.status() > 0 ? error.status() : head.status();
        boolean success = status >= 200 && status < 300;
        if (success && silent(error)) {
            return null;
        }
        String text = FailureWords.text(error);
        Duration wait = waits.in(head.headers(), error);
        if (noFunds(status, error, text)) {
            return Failure.of(FailureKind.RATE_LIMIT, detail(status, error), wait == null ? NO_FUNDS_WAIT : wait);
        }
        FailureKind kind = success ? within(error, text) : kind(status, error, text);
        boolean hopeless = kind.equals(FailureKind.RATE_LIMIT) && FailureWords.tooLargeForLimit(text);
        return Failure.of(kind, hopeless ? TOO_LARGE : detail(status, error), wait);
    }

    private static boolean noFunds(int status, UpstreamError error, String text) {
        return switch (status) {
            case 401 -> false;
            case 402 -> true;
            case 403, 429 -> FailureWords.noFundsCoded(error) || FailureWords.noFundsWorded(text);
            case 400 -> FailureWords.noFundsCoded(error) || FailureWords.lowCreditFirst(text);
            default -> FailureWords.noFundsCoded(error);
        };
    }

    private static boolean silent(UpstreamError error) {
        return error.type() == null && error.code() == null && error.message().isEmpty();
    }

    /** An error inside a success: there is no status to go by. */
    private static FailureKind within(UpstreamError error, String text) {
        FailureKind kind = coded(error, text);
        return kind.equals(FailureKind.UNKNOWN) ? FailureKind.SERVER : kind;
    }

    /** What code and type mean, else the text; {@code invalid_request_error} is said of nearly everything. */
    private static FailureKind coded(UpstreamError error, String text) {
        FailureKind coded = FailureWords.ofCode(error);
        if (!coded.equals(FailureKind.INVALID_REQUEST) && !coded.equals(FailureKind.UNKNOWN)) {
            return coded;
        }
        FailureKind worded = worded(error, text);
        return worded.equals(FailureKind.UNKNOWN) ? coded : worded;
    }

    private static FailureKind kind(int status, UpstreamError error, String text) {
        return switch (status) {
            case 401, 407 -> FailureKind.AUTH;
            case 403 -> forbidden(error, text);
            case 404, 405, 410 -> FailureKind.NOT_FOUND;
            case 408, 409, 425, 499 -> FailureKind.SERVER;
            case 413 -> tooLarge(error, text);
            case 429, 498 -> limited(error);
            default -> status >= 500 ? broken(error, text) : status >= 400 ? bad(error, text) : FailureKind.UNKNOWN;
        };
    }

    private static FailureKind forbidden(UpstreamError error, String text) {
        FailureKind coded = FailureWords.ofCode(error);
        if (coded.equals(FailureKind.CONTENT_POLICY) || coded.equals(FailureKind.NOT_FOUND)) {
            return coded;
        }
        return FailureWords.content(text) ? FailureKind.CONTENT_POLICY : FailureKind.AUTH;
    }

    private static FailureKind tooLarge(UpstreamError error, String text) {
        if (FailureWords.limitOverTime(text) || FailureWords.ofCode(error).equals(FailureKind.RATE_LIMIT)) {
            return FailureKind.RATE_LIMIT;
        }
        boolean window = FailureWords.context(text) || text.contains("token");
        return window ? FailureKind.CONTEXT_LENGTH : FailureKind.INVALID_REQUEST;
    }

    /** Some vendors answer 429 while they are short of machines: that is no limit of the caller's. */
    private static FailureKind limited(UpstreamError error) {
        return FailureWords.ofCode(error).equals(FailureKind.SERVER) ? FailureKind.SERVER : FailureKind.RATE_LIMIT;
    }

    /** Local engines answer 500 to a prompt that does not fit. */
    private static FailureKind broken(UpstreamError error, String text) {
        boolean window = FailureWords.ofCode(error).equals(FailureKind.CONTEXT_LENGTH) || FailureWords.context(text);
        return window ? FailureKind.CONTEXT_LENGTH : FailureKind.SERVER;
    }

    private static FailureKind bad(UpstreamError error, String text) {
        FailureKind kind = coded(error, text);
        boolean other = kind.equals(FailureKind.UNKNOWN) || kind.equals(FailureKind.SERVER);
        return other ? FailureKind.INVALID_REQUEST : kind;
    }

    private static FailureKind worded(UpstreamError error, String text) {
        if (FailureWords.badKey(text)) {
            return FailureKind.AUTH;
        }
        if (FailureWords.noModel(error.parameter(), text)) {
            return FailureKind.NOT_FOUND;
        }
        if (FailureWords.context(text)) {
            return FailureKind.CONTEXT_LENGTH;
        }
        return FailureWords.content(text) ? FailureKind.CONTENT_POLICY : FailureKind.UNKNOWN;
    }

    /** The vendor's code, else its type, else the status: never its text, which may quote the request. */
    private static String detail(int status, UpstreamError error) {
        String word = error.code() == null || error.code().isBlank() ? error.type() : error.code();
        if (word == null || word.isBlank()) {
            return "http " + status;
        }
        StringBuilder detail = new StringBuilder();
        for (int i = 0; i < Math.min(word.length(), DETAIL_BOUND); i++) {
            char next = word.charAt(i);
            boolean plain = next < 0x7F && (Character.isLetterOrDigit(next) || "_-. ".indexOf(next) >= 0);
            detail.append(plain ? next : '?');
        }
        return detail.toString();
    }
}
