package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
public abstract class ProviderKit extends FailedReplies {
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
