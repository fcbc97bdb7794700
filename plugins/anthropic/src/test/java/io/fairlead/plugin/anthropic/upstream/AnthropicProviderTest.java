package io.fairlead.plugin.anthropic.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.Provider;
import io.fairlead.plugin.anthropic.reply.ErrorLook;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedCall;
import io.fairlead.testkit.TestAttempt;
import io.fairlead.testkit.TestCredential;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicProviderTest {
    private static final TestDeployment MODEL = TestDeployment.of("p", "m");
    private static final RequestFacts FACTS =
            RequestFacts.builder(Operation.CHAT, "m").build();
    private static final RequestFields FIELDS = new RequestFields("2023-06-01", List.of(), Map.of());

    @ParameterizedTest
    @CsvSource({
        ", https://api.anthropic.com/v1/messages",
        "https://api.anthropic.com/, https://api.anthropic.com/v1/messages",
        "https://api.anthropic.com/v1, https://api.anthropic.com/v1/messages",
        "https://api.anthropic.com/v1/, https://api.anthropic.com/v1/messages",
        "https://api.anthropic.com/v1/messages, https://api.anthropic.com/v1/messages",
        "https://api.z.ai/api/anthropic, https://api.z.ai/api/anthropic/v1/messages",
        "https://api.deepseek.com/anthropic, https://api.deepseek.com/anthropic/v1/messages",
        "http://localhost:1234, http://localhost:1234/v1/messages",
    })
    void addressesTheCall(@Nullable String baseUrl, String url) {
        Provider provider = provider(baseUrl == null ? Map.of() : Map.of("base-url", baseUrl));

        assertThat(call(provider).url()).isEqualTo(url);
    }

    @Test
    void refusesABadBaseUrl() {
        assertThatThrownBy(() -> provider(Map.of("base-url", "api.anthropic.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base-url")
                .hasMessageContaining("https://");
    }

    @Test
    void takesChatsAndCounts() {
        assertThat(provider(Map.of()).dialects(MODEL))
                .containsExactly(DialectId.of("anthropic.messages"), DialectId.of("anthropic.count-tokens"));
        assertThat(provider(Map.of()).marksStreamEnd(MODEL)).isTrue();
    }

    @Test
    void statesAVersionForClientsThatSpeakAnotherApi() {
        assertThat(call(provider(Map.of())).fields().lines())
                .containsExactlyInAnyOrder("user-agent: Fairlead", "anthropic-version: 2023-06-01");
    }

    @Test
    void passesOnWhatAClientOfThisApiWants() {
        Provider provider = provider(
                Map.of("version", "2023-01-01", "beta", List.of("one", "two"), "headers", Map.of("x-team", "blue")));
        RecordedCall call = call(
                provider,
                "anthropic-version",
                "2026-10-21",
                "anthropic-beta",
                "two, three",
                "anthropic-beta",
                "four",
                "x-api-key",
                "of-client",
                "cookie",
                "c");

        assertThat(call.fields().lines())
                .containsExactlyInAnyOrder(
                        "user-agent: Fairlead",
                        "anthropic-version: 2026-10-21",
                        "anthropic-beta: one,two,three,four",
                        "x-team: blue");
    }

    @Test
    void letsConfiguredFieldsWin() {
        Provider provider = provider(Map.of("headers", Map.of("anthropic-version", "fixed")));

        assertThat(call(provider, "anthropic-version", "2026-10-21").fields().lines())
                .contains("anthropic-version: fixed")
                .doesNotContain("anthropic-version: 2026-10-21");
    }

    @Test
    void sendsAKeyInTheVendorsField() {
        TestHeaders headers = TestHeaders.of();

        assertThat(FIELDS.authorize(headers, TestCredential.of("sk-ant-api03-1")))
                .isNull();
        assertThat(headers.lines()).containsExactly("x-api-key: sk-ant-api03-1");
    }

    @Test
    void sendsATokenAsATokenWithItsBeta() {
        TestHeaders headers = TestHeaders.of("anthropic-beta", "one");

        assertThat(FIELDS.authorize(headers, TestCredential.of("sk-ant-oat01-1")))
                .isNull();
        assertThat(headers.lines())
                .containsExactly("authorization: Bearer sk-ant-oat01-1", "anthropic-beta: one,oauth-2025-04-20");
    }

    @Test
    void needsNoKey() {
        TestHeaders headers = TestHeaders.of();

        assertThat(FIELDS.authorize(headers, TestCredential.of(""))).isNull();
        assertThat(headers.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"sk 1", "`sk\n1`", "ské"})
    void refusesAKeyThatFitsNoHeaderWithoutShowingIt(String key) {
        TestHeaders headers = TestHeaders.of();

        Failure failure = Objects.requireNonNull(FIELDS.authorize(headers, TestCredential.of(key)));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure.detail()).isEqualTo("malformed_key");
        assertThat(headers.lines()).isEmpty();
    }

    /** Statuses, types and texts as the vendor's page on errors and its users show them. */
    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, max_tokens: Field required, invalid_request",
        "400, invalid_request_error, 'prompt is too long: 210000 tokens > 200000 maximum', context_length",
        "400, invalid_request_error, input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, context_length",
        "400, invalid_request_error, Your credit balance is too low to access the Claude API, rate_limit",
        "401, authentication_error, invalid x-api-key, auth",
        "402, billing_error, There is an issue with your billing, rate_limit",
        "403, permission_error, Your API key does not have permission, auth",
        "404, not_found_error, 'model: claude-none', not_found",
        "413, request_too_large, Request exceeds the maximum size, invalid_request",
        "429, rate_limit_error, Number of request tokens has exceeded your per-minute rate limit, rate_limit",
        "500, api_error, Internal server error, server",
        "504, timeout_error, Request timed out, server",
        "529, overloaded_error, Overloaded, server",
        "400, invalid_request_error, messages.1.content.0: Invalid `signature` in `thinking` block, unreadable_proof",
        "400, invalid_request_error, messages.3.content.0: Invalid signature in thinking block, unreadable_proof",
        "400, invalid_request_error, messages.1.content.0: Invalid `data` in `redacted_thinking` block, unreadable_proof",
        "400, invalid_request_error, messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, invalid_request",
        "200, overloaded_error, Overloaded, server",
        "200, rate_limit_error, slow down, rate_limit",
    })
    void classifiesWhatTheVendorSays(int status, String type, String message, String kind) {
        TestReply reply = TestReply.of(status);
        String body = "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";

        Failure failure = provider(Map.of()).classify(reply, ErrorLook.of(reply, Slice.utf8(body)));

        assertThat(Objects.requireNonNull(failure).kind().name()).isEqualTo(kind);
    }

    /** Found with the vendor's own loop of tools: a thread of another account looked like a model that is not there. */
    @Test
    void aThreadThatIsNotThereIsForTheClientToHear() {
        TestReply reply = TestReply.of(404);
        String body = "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"x\","
                + "\"details\":{\"error_code\":\"thread_not_found\"}}}";

        Failure failure = provider(Map.of()).classify(reply, ErrorLook.of(reply, Slice.utf8(body)));

        assertThat(Objects.requireNonNull(failure).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void waitsUntilTheLimitThatIsUsedUpResets() {
        TestReply reply = TestReply.of(
                429,
                "anthropic-ratelimit-requests-remaining",
                "49",
                "anthropic-ratelimit-requests-reset",
                "2026-11-21T12:00:01Z",
                "anthropic-ratelimit-input-tokens-remaining",
                "0",
                "anthropic-ratelimit-input-tokens-reset",
                "2026-11-21T12:00:42Z");

        Failure failure = provider(Map.of()).classify(reply, ErrorLook.of(reply, Slice.utf8("{}")));

        assertThat(Objects.requireNonNull(failure).retryAfter()).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void findsTheVendorsIdOfARequest() {
        assertThat(provider(Map.of())
                        .facts(TestReply.of(200, "request-id", "req_1"))
                        .requestId())
                .isEqualTo("req_1");
        assertThat(provider(Map.of()).facts(TestReply.of(200)).requestId()).isNull();
    }

    private static Provider provider(Map<String, ?> settings) {
        AnthropicProviderFactory factory = new AnthropicProviderFactory();
        return factory.create(FixedContext.with(factory.settings(), settings));
    }

    private static RecordedCall call(Provider provider, String... clientFields) {
        RecordedCall call = RecordedCall.of("/messages", HeapBody.json("{}"));
        provider.address(
                call, TestAttempt.of(MODEL, "anthropic.messages", FACTS, TestRequest.post("/v1/x", clientFields)));
        return call;
    }
}
