package io.fairlead.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.UpstreamError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private final RetryAfter waits = new RetryAfter(NOON);

    @ParameterizedTest
    @CsvSource({
        "retry-after: 20, PT20S",
        "Retry-After: 0, PT0S",
        "retry-after: 1.5, PT1.5S",
        "retry-after: -3, PT0S",
        "'retry-after: Sat, 21 Nov 2026 12:00:30 GMT', PT30S",
        "'retry-after: Sat, 21 Nov 2026 11:00:00 GMT', PT0S",
        "retry-after: 99999999999, PT744H",
        "retry-after: soon, ",
        "retry-after: 1e9, ",
        "retry-after: , ",
        "retry-after: 123456789012345678901234567890, ",
        "retry-after-ms: 350, PT0.35S",
        "retry-after-ms: 350|retry-after: 1, PT0.35S",
        "retry-after-ms: x|retry-after: 1, PT1S",
        "x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 1m26.4s, PT1M26.4S",
        "x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 6ms, PT0.006S",
        "x-ratelimit-remaining-tokens: 5|x-ratelimit-reset-tokens: 1m26.4s, ",
        "x-ratelimit-reset-tokens: 1m26.4s, ",
        "x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 2m59.56s, PT2M59.56S",
        "x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 1s|x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 9s, PT9S",
        "x-ratelimit-remaining-tokens-minute: 0|x-ratelimit-reset-tokens-minute: 33.5, PT33.5S",
        "x-ratelimit-remaining: 0|x-ratelimit-reset: 1795262460000, PT1M",
        "x-ratelimit-remaining: 0|x-ratelimit-reset: 1795262460, PT1M",
        "x-ratelimit-remaining: 0|x-ratelimit-reset: 17, PT17S",
        "anthropic-ratelimit-tokens-remaining: 0|anthropic-ratelimit-tokens-reset: 2026-11-21T12:01:00Z, PT1M",
        "anthropic-ratelimit-tokens-remaining: 0|anthropic-ratelimit-tokens-reset: 2026-11-21T13:01:00+01:00, PT1M",
        "anthropic-ratelimit-requests-remaining: 0|anthropic-ratelimit-requests-reset: 2026-11-21T11:00:00Z, PT0S",
        "retry-after: 5|x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 9s, PT5S",
    })
    void readsHeaders(String fields, @Nullable Duration expected) {
        assertThat(waits.in(Fields.of(429, fields), UpstreamError.NONE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'Rate limit reached for gpt-4o in organization org-X on tokens per minute (TPM): Limit 30000, Requested 45000. Please try again in 20s.', PT20S",
        "'Rate limit reached for model m. Please try again in 1m26.4s. Need more tokens?', PT1M26.4S",
        "'Please try again in 350ms. Visit the page.', PT0.35S",
        "'Please try again in 7h12m0.5s', PT7H12M0.5S",
        "'TRY AGAIN IN 2S', PT2S",
        "'Quota exceeded. Please retry in 36.569842515s.', PT36.569842515S",
        "'Please retry after 20 seconds.', PT20S",
        "'Try again in 6 minutes and 23 seconds', PT6M23S",
        "'Try again in 2 hours, 5 minutes', PT2H5M",
        "'Please wait for 3 seconds', PT3S",
        "'Please wait and try again in 4s', PT4S",
        "'Try again in a while', ",
        "'Try again in 3 models', ",
        "'Limit 30000, Requested 83690, please reduce your message size and try again.', ",
        "'in 350ms', ",
        "'', ",
    })
    void readsTexts(String text, @Nullable Duration expected) {
        assertThat(RetryAfter.inText(text)).isEqualTo(expected);
    }

    @Test
    void prefersHeadersToText() {
        Duration wait = waits.in(Fields.of(429, "retry-after: 3"), said("Please try again in 20s."));

        assertThat(wait).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void readsHugeTextsInNoTime() {
        String hostile = "try again in ".repeat(200_000) + "1".repeat(200_000);

        assertThat(RetryAfter.inText(hostile)).isNull();
        assertThat(RetryAfter.inText("try again in " + "1m".repeat(100_000))).isNotNull();
        assertThat(waits.in(Fields.of(429, "retry-after: " + "9".repeat(60_000)), UpstreamError.NONE))
                .isNull();
    }

    @Test
    void heedsAWaitInTheErrorBeforeItsText() {
        UpstreamError error = said("Please try again in 20s.").withRetryAfter(RetryAfter.written("57.25s"));

        assertThat(waits.in(Fields.of(429, ""), error)).isEqualTo(Duration.ofMillis(57_250));
        assertThat(waits.in(Fields.of(429, "retry-after: 3"), error)).isEqualTo(Duration.ofSeconds(3));
        assertThat(waits.in(Fields.of(429, ""), said("").withRetryAfter(Duration.ofDays(400))))
                .isEqualTo(Duration.ofDays(31));
    }

    private static UpstreamError said(String message) {
        return UpstreamError.of(429, null, null, message);
    }
}
