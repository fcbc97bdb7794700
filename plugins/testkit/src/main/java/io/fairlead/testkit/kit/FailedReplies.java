package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.provider.Provider;
import io.fairlead.testkit.TestReply;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The part of {@link ProviderKit} that is about what failed replies mean. */
abstract class FailedReplies extends LocalAnswers {
    FailedReplies() {}

    private static Failure failure(Provider provider, ReplyHead head, UpstreamError error) {
        Failure failure = provider.classify(head, error);
        return failure == null ? Failure.of(FailureKind.UNKNOWN, "null") : failure;
    }

    @Nested
    class AFailedReply {
        @TestFactory
        Stream<DynamicTest> isOfTheKindThatItsStatusSays() {
            return FailureCase.all()
                    .map(failed -> dynamicTest(failed.title(), () -> {
                        Failure failure = failure(provider(), TestReply.of(failed.status()), failed.error());
                        assertThat(failure.kind()).isIn(failed.kinds());
                        assertThat(failure.detail()).isNotBlank().hasSizeLessThanOrEqualTo(200);
                    }));
        }

        @TestFactory
        Stream<DynamicTest> isOfThatKindByItsStatusAlone() {
            return FailureCase.all()
                    .filter(failed -> failed.kinds().size() == 1)
                    .map(failed -> dynamicTest(
                            failed.title(),
                            () -> assertThat(failure(provider(), TestReply.of(failed.status()), UpstreamError.NONE)
                                            .kind())
                                    .isEqualTo(failed.kinds().getFirst())));
        }

        @TestFactory
        Stream<DynamicTest> saysHowLongToWait() {
            needs(ProviderAbility.READS_RETRY_AFTER);
            return waits("30", Duration.ofSeconds(30));
        }

        @TestFactory
        Stream<DynamicTest> saysUntilWhenToWait() {
            needs(ProviderAbility.READS_RETRY_AFTER);
            return waits("Sat, 21 Nov 2026 12:00:30 GMT", Duration.ofSeconds(30));
        }

        @TestFactory
        Stream<DynamicTest> saysNothingOfTheKind() {
            return limits().map(failed -> dynamicTest(
                    failed.title(),
                    () -> assertThat(failure(provider(), TestReply.of(failed.status()), failed.error())
                                    .retryAfter())
                            .isNull()));
        }

        @TestFactory
        Stream<DynamicTest> mayAskForAWaitThatIsNone() {
            return Stream.of("", "soon", "-5", "1e9", "99999999999999999999", "0", "NaN", "Sat, 99 Nov", "30, 40")
                    .map(value -> dynamicTest("Retry-After: " + value, () -> {
                        ReplyHead head = TestReply.of(429, "retry-after", value);
                        Failure failure =
                                failure(provider(), head, UpstreamError.of(429, null, null, "Too many requests."));
                        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMIT);
                        assertThat(failure.retryAfter() == null
                                        || !failure.retryAfter().isNegative())
                                .as("a wait that is not negative: " + failure.retryAfter())
                                .isTrue();
                    }));
        }

        @TestFactory
        Stream<DynamicTest> saysInItsTextHowLongToWait() {
            needs(ProviderAbility.READS_WAITS_IN_TEXTS);
            return Map.of(
                            "Rate limit reached. Please try again in 20s.", Duration.ofSeconds(20),
                            "Limit reached. Please try again in 1m30s.", Duration.ofSeconds(90),
                            "Limit reached. Please try again in 450ms.", Duration.ofMillis(450))
                    .entrySet()
                    .stream()
                    .map(text -> dynamicTest(
                            text.getKey(),
                            () -> assertThat(failure(
                                                    provider(),
                                                    TestReply.of(429),
                                                    UpstreamError.of(
                                                            429, "tokens", "rate_limit_exceeded", text.getKey()))
                                            .retryAfter())
                                    .isEqualTo(text.getValue())));
        }

        @Test
        void isNotQuotedToOperators() {
            UpstreamError error = UpstreamError.of(400, "invalid_request_error", null, "prompt-of-a-client is bad");
            assertThat(failure(provider(), TestReply.of(400), error).detail()).doesNotContain("prompt-of-a-client");
        }

        @TestFactory
        Stream<DynamicTest> mayComeWithinASuccess() {
            return FailureCase.all()
                    .map(failed -> dynamicTest(failed.title(), () -> {
                        UpstreamError within = UpstreamError.of(
                                0, "server_error", failed.error().code(), "The engine failed while it answered.");
                        assertThat(failure(provider(), TestReply.sse(), within)).isNotNull();
                    }));
        }

        @TestFactory
        Stream<DynamicTest> mayBeAnything() {
            return Stream.of(0, 100, 300, 302, 418, 451, 499, 599, 999)
                    .map(status -> dynamicTest("status " + status, () -> {
                        UpstreamError odd =
                                UpstreamError.of(status, "\u0000\n\u00E9", "x".repeat(100_000), "y".repeat(1_000_000));
                        String detail =
                                failure(provider(), TestReply.of(status), odd).detail();
                        assertThat(detail).hasSizeLessThanOrEqualTo(200).doesNotContain("\n");
                        failure(provider(), TestReply.of(status), UpstreamError.NONE);
                    }));
        }

        @Test
        void tellsItsIdIfItHasOne() {
            assertThat(provider().facts(TestReply.of(200))).isNotNull();
            assertThat(provider().facts(TestReply.of(200)).requestId()).isNull();
        }

        private Stream<DynamicTest> waits(String field, Duration wait) {
            return limits().map(failed -> dynamicTest(failed.title(), () -> {
                ReplyHead head = TestReply.of(failed.status(), "retry-after", field);
                assertThat(failure(provider(), head, failed.error()).retryAfter())
                        .isEqualTo(wait);
            }));
        }

        private static Stream<FailureCase> limits() {
            return FailureCase.all()
                    .filter(failed -> failed.kinds().contains(FailureKind.RATE_LIMIT)
                            || failed.kinds().contains(FailureKind.SERVER));
        }
    }
}
