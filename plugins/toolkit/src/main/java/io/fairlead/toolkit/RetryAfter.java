package io.fairlead.toolkit;

import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds how long an upstream asks to wait. What it says outright ({@code retry-after-ms}, {@code Retry-After}) wins;
 * then what the error says in a member of its own; then the reset of a limit of which nothing remains; then the text of the error. Never negative, at most 31 days.
 */
public final class RetryAfter {
    /** How much of an error's text is looked at. */
    private static final int TEXT_BOUND = 4096;

    /** What stands before a wait in the texts of errors. */
    private static final List<String> MARKS =
            List.of("again in ", "retry in ", "retry after ", "again after ", "wait ");

    private static final List<String> FILLERS = List.of("for ", "about ", "at least ", "another ");

    /** Numbers above these are moments, not waits: seconds and milliseconds since 1970. */
    private static final double EPOCH_SECONDS = 1e9;

    private static final double EPOCH_MILLIS = 1e12;

    private static final List<Limit> LIMITS = List.of(
            Limit.of("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
            Limit.of("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
            Limit.of("x-ratelimit-remaining-requests-minute", "x-ratelimit-reset-requests-minute"),
            Limit.of("x-ratelimit-remaining-requests-day", "x-ratelimit-reset-requests-day"),
            Limit.of("x-ratelimit-remaining-tokens-minute", "x-ratelimit-reset-tokens-minute"),
            Limit.of("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
            Limit.of("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
            Limit.of("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"),
            Limit.of("anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"),
            Limit.of("x-ratelimit-remaining", "x-ratelimit-reset"),
            Limit.of("ratelimit-remaining", "ratelimit-reset"));

    private final Clock clock;

    /** Reads moments against this clock. */
    public RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** The wait that a reply asks for, or null if it asks for none. */
    public @Nullable Duration in(Headers headers, UpstreamError error) {
        Duration stated = stated(headers);
        if (stated != null) {
            return stated;
        }
        Duration told = error.retryAfter();
        if (told != null) {
            return told.compareTo(WaitText.LONGEST) > 0 ? WaitText.LONGEST : told;
        }
        Duration reset = reset(headers);
        return reset != null ? reset : inText(error.message());
    }

    /** A duration as a vendor writes it, such as {@code 57.2s}, or null if the text is none. */
    public static @Nullable Duration written(String text) {
        return WaitText.whole(text);
    }

    private @Nullable Duration stated(Headers headers) {
        String millis = headers.first("retry-after-ms");
        Duration wait = millis == null ? null : WaitText.millis(millis);
        String after = headers.first("retry-after");
        if (wait != null || after == null) {
            return wait;
        }
        Duration seconds = WaitText.seconds(after);
        return seconds != null ? seconds : until(date(after));
    }

    /** The longest of the resets of limits that are used up: sooner, another of them would still refuse. */
    private @Nullable Duration reset(Headers headers) {
        Duration longest = null;
        for (Limit limit : LIMITS) {
            String remaining = headers.first(limit.remaining);
            String reset = remaining != null && isZero(remaining) ? headers.first(limit.reset) : null;
            Duration wait = reset == null ? null : moment(reset);
            if (wait != null && (longest == null || wait.compareTo(longest) > 0)) {
                longest = wait;
            }
        }
        return longest;
    }

    private static boolean isZero(String remaining) {
        return !remaining.isEmpty() && remaining.chars().allMatch(digit -> digit == '0' || digit == '.');
    }

    /** A Go duration, seconds, a moment in seconds or milliseconds since 1970, or a date. */
    private @Nullable Duration moment(String reset) {
        Duration wait = WaitText.whole(reset);
        if (wait != null) {
            return wait;
        }
        Double number = number(reset);
        if (number == null) {
            return until(date(reset));
        }
        if (number >= EPOCH_SECONDS) {
            double millis = number >= EPOCH_MILLIS ? number : number * 1000;
            return until(Instant.ofEpochMilli((long) Math.min(millis, 9e15)));
        }
        return WaitText.seconds(reset);
    }

    private static @Nullable Double number(String text) {
        if (text.isEmpty() || text.length() > 20 || !text.chars().allMatch(next -> next == '.' || digit(next))) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean digit(int next) {
        return next >= '0' && next <= '9';
    }

    private @Nullable Duration until(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        Duration wait = Duration.between(clock.instant(), moment);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(WaitText.LONGEST) > 0 ? WaitText.LONGEST : wait;
    }

    private static @Nullable Instant date(String text) {
        DateTimeFormatter format =
                text.contains(",") ? DateTimeFormatter.RFC_1123_DATE_TIME : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        try {
            return format.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The wait that a text asks for in words such as "Please try again in 1m26.4s", or null. */
    public static @Nullable Duration inText(String message) {
        String text =
                message.substring(0, Math.min(message.length(), TEXT_BOUND)).toLowerCase(Locale.ROOT);
        for (String mark : MARKS) {
            for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
                Duration wait = WaitText.startingAt(text, pastFiller(text, at + mark.length()));
                if (wait != null) {
                    return wait;
                }
            }
        }
        return null;
    }

    private static int pastFiller(String text, int at) {
        for (String filler : FILLERS) {
            if (text.startsWith(filler, at)) {
                return at + filler.length();
            }
        }
        return at;
    }

    private record Limit(String remaining, String reset) {
        static Limit of(String remaining, String reset) {
            return new Limit(remaining, reset);
        }
    }
}
