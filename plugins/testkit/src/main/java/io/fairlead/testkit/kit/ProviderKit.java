package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedCall;
import io.fairlead.testkit.TestAttempt;
import io.fairlead.testkit.TestCall;
import io.fairlead.testkit.TestCredential;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds a provider to its contract: it addresses and authorizes calls, keeps the client's credentials and its own to where
 * they belong, and says what failed replies mean, whatever they look like. Extend it, name the factory and its settings,
 * and give a {@link WireFake} for each dialect that the provider takes. Nothing is called: a provider does no I/O.
 */
public abstract class ProviderKit extends LocalAnswers {
    private static final String KEY = "sk-key-1234567890";
    private static final TestDeployment MODEL = TestDeployment.of("p", "large");

    /** For subclasses. */
    protected ProviderKit() {}

    @Override
    protected abstract ProviderFactory factory();

    @Override
    Set<String> hostKeys() {
        return Set.of("type", "key", "keys", "models", "discover", "timeouts", "retry", "disable", "pause");
    }

    private RecordedCall address(WireFake fake, String... fields) {
        return address(provider(), fake, fields);
    }

    private static RecordedCall address(Provider provider, WireFake fake, String... fields) {
        RecordedCall call = RecordedCall.of("/below/the/version", body(fake));
        call.headers().set("content-type", "application/json");
        provider.address(call, attempt(fake, TestRequest.post("/v1/chat", fields)));
        return call;
    }

    private static HeapBody body(WireFake fake) {
        return HeapBody.json(fake.request(RequestForm.CONVERSATION, true));
    }

    private static TestAttempt attempt(WireFake fake, TestRequest client) {
        return TestAttempt.of(MODEL, fake.dialect(), Walker.REQUEST, client);
    }

    private static Failure failure(Provider provider, ReplyHead head, UpstreamError error) {
        Failure failure = provider.classify(head, error);
        return failure == null ? Failure.of(FailureKind.UNKNOWN, "null") : failure;
    }

    @Nested
    class TheProvider {
        @Test
        void takesDialectsAndSaysTheSameEachTime() {
            Provider provider = provider();
            List<DialectId> dialects = provider.dialects(MODEL);
            assertThat(dialects).isNotEmpty().doesNotHaveDuplicates();
            assertThat(provider.dialects(TestDeployment.of("p", "large"))).isEqualTo(dialects);
            assertThat(provider.dialects(TestDeployment.of("", ""))).isNotEmpty();
        }

        @Test
        void isTriedInItsDialects() {
            assertThat(provider().dialects(MODEL).stream().map(DialectId::name))
                    .containsAll(fakes().stream().map(WireFake::dialect).toList());
        }

        @Test
        void namesABaseUrlWithoutCredentials() {
            assertThat(provider().baseUrl()).isNotBlank().doesNotContain("@", "key=");
            assertThat(provider().baseUrl()).isEqualTo(provider().baseUrl());
        }

        @Test
        void mayBeClosed() {
            provider().close();
        }
    }

    @Nested
    class ACall {
        @TestFactory
        Stream<DynamicTest> goesToTheTargetOfTheDialect() {
            return eachDialect(fake -> {
                String url = address(fake).url();
                assertThat(url).startsWith("http").endsWith("/below/the/version");
                assertThat(URI.create(url).getHost()).isNotBlank();
                assertThat(URI.create(url).getRawPath()).doesNotContain("//");
            });
        }

        @TestFactory
        Stream<DynamicTest> isTheSameForTheSameAttempt() {
            return eachDialect(fake -> {
                RecordedCall once = address(fake);
                RecordedCall again = address(fake);
                assertThat(again.url()).isEqualTo(once.url());
                assertThat(again.fields().lines()).isEqualTo(once.fields().lines());
                assertThat(again.body().edits()).isEqualTo(once.body().edits());
            });
        }

        /** What the upstream could not read is all that goes: a conversation without proofs is asked as it was. */
        @TestFactory
        Stream<DynamicTest> isTheSameWithoutProofsThatItHasNot() {
            return eachDialect(fake -> {
                RecordedCall with = address(fake);
                RecordedCall without = RecordedCall.of("/below/the/version", body(fake));
                without.headers().set("content-type", "application/json");
                provider()
                        .address(
                                without,
                                attempt(fake, TestRequest.post("/v1/chat")).askedWithoutProofs());
                assertThat(without.url()).isEqualTo(with.url());
                assertThat(without.fields().lines()).isEqualTo(with.fields().lines());
                assertThat(without.body().edits()).isEqualTo(with.body().edits());
                assertThat(without.dropped()).isEqualTo(with.dropped());
            });
        }

        @TestFactory
        Stream<DynamicTest> takesNothingSecretOfTheClients() {
            return eachDialect(fake -> {
                RecordedCall call = address(
                        fake, "authorization", "Bearer of-client", "cookie", "of-client", "x-api-key", "of-client");
                assertThat(call.url() + call.fields().lines()).doesNotContain("of-client");
            });
        }

        @TestFactory
        Stream<DynamicTest> leavesTheFieldsOfTheHostToIt() {
            return eachDialect(fake -> {
                String fields = address(fake).fields().lines().toString().toLowerCase(Locale.ROOT);
                assertThat(fields)
                        .contains("content-type: application/json")
                        .doesNotContain("host:", "content-length:", "connection:", "transfer-encoding:");
            });
        }

        @TestFactory
        Stream<DynamicTest> mayHaveABodyThatIsNoJson() {
            return eachDialect(fake -> {
                RecordedCall call = RecordedCall.of("/audio", HeapBody.opaque("--part"));
                TestRequest client = TestRequest.post("/v1/audio");
                provider().address(call, TestAttempt.of(MODEL, "openai.audio", Walker.REQUEST, client));
                assertThat(call.url()).isNotEmpty();
            });
        }

        @Test
        void mayBeMadeByManyThreads() throws InterruptedException, ExecutionException {
            Provider provider = provider();
            WireFake fake = fakes().getFirst();
            List<String> expected = address(provider, fake).fields().lines();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<List<String>>> calls = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    String client = "client-" + i;
                    calls.add(threads.submit(() ->
                            address(provider, fake, "x-client", client).fields().lines()));
                }
                for (Future<List<String>> call : calls) {
                    assertThat(call.get()).isEqualTo(expected);
                }
            }
        }
    }

    @Nested
    class AKey {
        @Test
        void goesIntoAHeaderAndNowhereElse() {
            needs(ProviderAbility.TAKES_KEYS);
            TestHeaders headers = TestHeaders.of("content-type", "application/json");
            assertThat(authorize(headers, KEY)).isNull();
            assertThat(headers.lines().toString()).contains(KEY, "content-type: application/json");
        }

        @Test
        void isNotTheKeyOfTheCallBefore() {
            needs(ProviderAbility.TAKES_KEYS);
            Provider provider = provider();
            for (String key : List.of("sk-one-1234567890", "sk-two-1234567890", "sk-one-1234567890")) {
                TestHeaders headers = TestHeaders.of();
                provider.authorize(headers, call(headers), TestCredential.of(key));
                assertThat(headers.lines().toString()).contains(key);
            }
        }

        @TestFactory
        Stream<DynamicTest> isRefusedWithoutBeingShownWhereNoHeaderHoldsIt() {
            needs(ProviderAbility.TAKES_KEYS);
            return Stream.of("sk 1234567890", "sk-1234\n567890", "sk-\u00E91234567890", "sk-\u00001234567890")
                    .map(key -> dynamicTest(
                            "a key with " + key.replaceAll("[\\x21-\\x7e]", "").codePointAt(0), () -> {
                                Failure failure = authorize(TestHeaders.of(), key);
                                assertThat(failure).isNotNull();
                                assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
                                assertThat(failure.detail()).doesNotContain("1234");
                            }));
        }

        @Test
        void mayBeMissing() {
            needs(ProviderAbility.TAKES_KEYS);
            TestHeaders headers = TestHeaders.of();
            Failure failure = authorize(headers, "");
            assertThat(failure == null || failure.kind().equals(FailureKind.AUTH))
                    .isTrue();
            assertThat(headers.lines()).doesNotContain("authorization: Bearer", "x-api-key: ");
        }

        private @Nullable Failure authorize(TestHeaders headers, String key) {
            return provider().authorize(headers, call(headers), TestCredential.of(key));
        }

        private static TestCall call(TestHeaders headers) {
            return TestCall.of("https://vendor.example/v1/chat", headers, HeapBody.json("{}"));
        }
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

    @Nested
    class TheListOfModels {
        @Test
        void isAskedForWithAKeyThatIsNotInTheUrl() {
            ModelListing listing = listing();
            TestHeaders headers = TestHeaders.of();
            URI url = listing.address(headers, TestCredential.of(KEY), null);
            assertThat(url.isAbsolute()).isTrue();
            assertThat(url.toString()).doesNotContain(KEY);
            assertThat(listing.address(TestHeaders.of(), TestCredential.of(KEY), "a b&c=\u00E9")
                            .toString())
                    .doesNotContain(" ", "&c=");
        }

        @TestFactory
        Stream<DynamicTest> isRefusedWhereItIsNone() {
            return Stream.of("", "{}", "[]", "null", "<html>", "{\"data\":7}", "{\"data\":[", "{\"error\":{}}")
                    .map(body -> dynamicTest("'" + body + "'", () -> {
                        ModelListing listing = listing();
                        try {
                            assertThat(listing.parse(TestReply.json(), Slice.utf8(body))
                                            .models())
                                    .isEmpty();
                        } catch (IllegalArgumentException refused) {
                            assertThat(refused).hasMessageContaining("found");
                        }
                    }));
        }

        private ModelListing listing() {
            needs(ProviderAbility.LISTS_MODELS);
            return provider().modelListing().orElseThrow();
        }
    }
}
