package io.fairlead.plugin.openai.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.provider.Provider;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedCall;
import io.fairlead.testkit.TestAttempt;
import io.fairlead.testkit.TestCall;
import io.fairlead.testkit.TestCredential;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiProviderTest {
    private static final TestDeployment MODEL = TestDeployment.of("p", "m");
    private static final TestCall CALL =
            TestCall.of("https://host/v1/chat/completions", TestHeaders.of(), HeapBody.json("{}"));
    private static final RequestFacts FACTS =
            RequestFacts.builder(Operation.CHAT, "m").build();

    @ParameterizedTest
    @CsvSource({
        "groq, , https://api.groq.com/openai/v1/chat/completions",
        "together, , https://api.together.ai/v1/chat/completions",
        ", https://api.together.xyz/v1, https://api.together.xyz/v1/chat/completions",
        "zai, , https://api.z.ai/api/paas/v4/chat/completions",
        "zai-coding, , https://api.z.ai/api/coding/paas/v4/chat/completions",
        ", https://api.z.ai/api/coding/paas/v4, https://api.z.ai/api/coding/paas/v4/chat/completions",
        "perplexity, , https://api.perplexity.ai/chat/completions",
        "deepseek, , https://api.deepseek.com/chat/completions",
        "deepseek, https://api.deepseek.com/v1, https://api.deepseek.com/v1/chat/completions",
        "ollama, , http://localhost:11434/v1/chat/completions",
        "ollama, http://10.0.0.7:11434, http://10.0.0.7:11434/v1/chat/completions",
        "openrouter, https://openrouter.ai/api, https://openrouter.ai/api/v1/chat/completions",
        ", https://openrouter.ai/api, https://openrouter.ai/api/v1/chat/completions",
        ", https://api.groq.com, https://api.groq.com/openai/v1/chat/completions",
        ", https://api.perplexity.ai, https://api.perplexity.ai/chat/completions",
        ", http://localhost:1234, http://localhost:1234/v1/chat/completions",
        ", http://localhost:8080/proxy/, http://localhost:8080/proxy/chat/completions",
    })
    void addressesTheCall(@Nullable String preset, @Nullable String baseUrl, String url) {
        Provider provider = provider(settings("preset", preset, "base-url", baseUrl));

        assertThat(call(provider, "{}").url()).isEqualTo(url);
    }

    @Test
    void wantsABaseUrlOrAPreset() {
        assertThatThrownBy(() -> provider(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base-url");
    }

    @Test
    void refusesABadBaseUrl() {
        assertThatThrownBy(() -> provider(Map.of("base-url", "localhost:1234")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base-url")
                .hasMessageContaining("http://");
    }

    @Test
    void sendsItsOwnFieldsAndNeverTheClients() {
        Provider provider = provider(Map.of(
                "preset", "openai", "organization", "org-1", "project", "proj-1", "headers", Map.of("x-team", "blue")));
        TestRequest request = TestRequest.post(
                "/v1/chat/completions",
                "authorization",
                "Bearer client",
                "openai-beta",
                "assistants=v2",
                "openai-organization",
                "org-of-client",
                "cookie",
                "c");
        RecordedCall call = RecordedCall.of("/chat/completions", HeapBody.json("{}"));

        provider.address(call, TestAttempt.of(MODEL, "openai.chat", FACTS, request));

        assertThat(call.fields().lines())
                .containsExactlyInAnyOrder(
                        "openai-beta: assistants=v2",
                        "user-agent: Fairlead",
                        "openai-organization: org-1",
                        "openai-project: proj-1",
                        "x-team: blue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai | {'max_tokens':5} | rename max_tokens to max_completion_tokens",
                "openai | {'max_completion_tokens':5} | ",
                "openai | {'max_tokens':5,'max_completion_tokens':6} | remove max_tokens",
                "ollama | {'max_completion_tokens':5} | rename max_completion_tokens to max_tokens",
                "ollama | {'max_tokens':4,'max_completion_tokens':5} | remove max_completion_tokens",
                "groq | {'max_completion_tokens':5} | ",
                "groq | {'logprobs':true} | remove logprobs",
                "mistral | {} | remove stream_options",
                "mistral | {'prompt_cache_key':'k','verbosity':'low'} | remove stream_options, remove verbosity",
                "cerebras | {'user':'u','store':false} | remove store",
                "groq | {'messages':[{'role':'assistant','reasoning_content':'x'}]} | `replace 32-56 `",
                "deepseek | {'messages':[{'role':'assistant','reasoning_content':'x'}]} | ",
            })
    void adaptsMembers(String preset, String body, @Nullable String edit) {
        RecordedCall call = call(provider(Map.of("preset", preset)), body);

        assertThat(call.body().edits()).containsExactlyElementsOf(edit == null ? List.of() : List.of(edit.split(", ")));
    }

    @Test
    void tellsOfWhatAnAnswerIsPoorerWithout() {
        RecordedCall call = call(
                provider(Map.of("preset", "groq")),
                "{'logprobs':true,'top_logprobs':null,'messages':[{'role':'user','name':'ann'}]}");

        assertThat(call.dropped()).containsExactly("logprobs", "messages[0].name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "groq | {'prompt_cache_key':'k','safety_identifier':'s','store':true} | prompt_cache_key, safety_identifier",
                "gemini | {'prompt_cache_key':'k','store':false,'metadata':{'a':'b'}} | metadata, prompt_cache_key",
                "mistral | {'user':'u','store':true,'prompt_cache_key':'k'} | user, store",
                "mistral | {'service_tier':'auto','verbosity':'medium','user':'','top_logprobs':0} | ",
                "mistral | {'service_tier':'flex','verbosity':'high'} | service_tier, verbosity",
                "cohere | {'n':1,'parallel_tool_calls':true} | ",
                "cohere | {'n':2,'parallel_tool_calls':false} | n, parallel_tool_calls",
                "nvidia | {'verbosity':'low','user':'u'} | verbosity",
                "openai | {'prompt_cache_key':'k','verbosity':'low','store':true} | ",
            })
    void tellsOfWhatOnlyOpenAiTakes(String preset, String body, @Nullable String dropped) {
        RecordedCall call = call(provider(Map.of("preset", preset)), body);

        assertThat(call.dropped())
                .containsExactlyElementsOf(dropped == null ? List.of() : List.of(dropped.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "invalid_encrypted_content, The encrypted content gAAA...DQ== could not be verified.",
                "-, The encrypted content for item rs_0af9 could not be verified.",
            })
    void knowsWhatItSaysOfReasoningThatItCannotRead(@Nullable String code, String message) {
        for (String preset : List.of("openai", "azure")) {
            Provider provider = provider(Map.of("preset", preset, "base-url", "https://mine.openai.azure.com"));
            UpstreamError error = UpstreamError.of(400, "invalid_request_error", code, message);

            Failure failure = Objects.requireNonNull(provider.classify(TestReply.of(400), error));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREADABLE_PROOF);
            assertThat(failure.detail()).isEqualTo("invalid_encrypted_content");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Encrypted content is not supported with this model.",
        "Item 'rs_1' of type 'reasoning' was provided without its required following item.",
        "The word was: The encrypted content could not be verified.",
    })
    void takesNoOtherRefusalForIt(String message) {
        UpstreamError error = UpstreamError.of(400, "invalid_request_error", null, message);

        assertThat(provider(Map.of("preset", "openai")).classify(TestReply.of(400), error))
                .extracting(Failure::kind)
                .isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void renamesInChatsOnly() {
        RecordedCall call = RecordedCall.of("/completions", HeapBody.json("{\"max_tokens\":5}"));

        provider(Map.of("preset", "openai"))
                .address(call, TestAttempt.of(MODEL, "openai.completions", FACTS, TestRequest.post("/v1/completions")));

        assertThat(call.body().edits()).isEmpty();
    }

    @Test
    void letsTheConfigurationCorrectThePreset() {
        Provider provider = provider(Map.of(
                "preset",
                "perplexity",
                "done-mark",
                true,
                "stream-usage",
                true,
                "dialects",
                "openai.completions",
                "rename",
                Map.of("a", "b"),
                "remove",
                List.of("c")));

        assertThat(provider.marksStreamEnd(MODEL)).isTrue();
        assertThat(provider.reportsStreamUsage(MODEL)).isTrue();
        assertThat(provider.dialects(MODEL)).containsExactly(DialectId.of("openai.completions"));
        assertThat(call(provider, "{\"a\":1,\"c\":2}").body().edits()).containsExactly("remove c", "rename a to b");
    }

    @Test
    void takesCustomToolsWhereSomebodySaysSo() {
        assertThat(provider(Map.of("preset", "openai")).takesCustomTools(MODEL)).isTrue();
        assertThat(provider(Map.of("preset", "openai", "custom-tools", false)).takesCustomTools(MODEL))
                .isFalse();
        assertThat(provider(Map.of("preset", "together")).takesCustomTools(MODEL))
                .isFalse();
        assertThat(provider(Map.of("base-url", "https://llm.example/v1", "custom-tools", true))
                        .takesCustomTools(MODEL))
                .isTrue();
    }

    @Test
    void namesADialectThatThereIsNotAndThoseThatThereAre() {
        assertThatThrownBy(() -> provider(Map.of("preset", "groq", "dialects", List.of("openai.responsez"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openai.chat, openai.completions, openai.embeddings, openai.responses");
    }

    @Test
    void knowsQuirksByTheHost() {
        Provider provider = provider(Map.of("base-url", "https://api.mistral.ai/v1"));

        assertThat(provider.reportsStreamUsage(MODEL)).isFalse();
        assertThat(provider.marksStreamEnd(MODEL)).isTrue();
    }

    @Test
    void authorizesWithTheKey() {
        TestHeaders headers = TestHeaders.of();

        Failure failure = provider(Map.of("preset", "groq")).authorize(headers, CALL, TestCredential.of("sk-1"));

        assertThat(failure).isNull();
        assertThat(headers.lines()).containsExactly("authorization: Bearer sk-1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"sk 1", "`sk\n1`", "ské"})
    void refusesAKeyThatFitsNoHeaderWithoutShowingIt(String key) {
        TestHeaders headers = TestHeaders.of();

        Failure failure = Objects.requireNonNull(
                provider(Map.of("preset", "groq")).authorize(headers, CALL, TestCredential.of(key)));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure.detail()).isEqualTo("malformed_key");
        assertThat(headers.lines()).isEmpty();
    }

    @Test
    void needsNoKey() {
        TestHeaders headers = TestHeaders.of();

        provider(Map.of("preset", "ollama")).authorize(headers, CALL, TestCredential.of(""));

        assertThat(headers.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429, 1113, rate_limit, insufficient_quota",
        "400, 1261, context_length, context_length_exceeded",
        "400, 1301, content_policy, content_filter",
        "400, 1211, not_found, model_not_found",
        "429, 1302, rate_limit, rate_limit_exceeded",
        "500, 1234, server, 1234",
    })
    void readsTheCodesOfTheVendor(int status, String code, String kind, String detail) {
        Failure failure = Objects.requireNonNull(provider(Map.of("preset", "zai-coding"))
                .classify(TestReply.of(status), UpstreamError.of(status, null, code, "text")));

        assertThat(failure.kind().name()).isEqualTo(kind);
        assertThat(failure.detail()).isEqualTo(detail);
    }

    /** Found with a client library that refers to stored items: the model of everybody looked missing. */
    @ParameterizedTest
    @CsvSource({
        "404, input, invalid_request",
        "404, previous_response_id, invalid_request",
        "404, model, not_found",
        "404, , not_found",
        "400, previous_response_id, invalid_request",
    })
    void whatIsNotStoredIsNoMissingModel(int status, @Nullable String parameter, String kind) {
        UpstreamError error = UpstreamError.of(status, "invalid_request_error", null, "Item with id 'rs_1' not found.")
                .withParameter(parameter);

        Failure failure = provider(Map.of("preset", "openai")).classify(TestReply.of(status), error);

        assertThat(Objects.requireNonNull(failure).kind().name()).isEqualTo(kind);
    }

    @Test
    void findsTheVendorsIdOfARequest() {
        assertThat(provider(Map.of("preset", "openai"))
                        .facts(TestReply.of(200, "x-request-id", "r-1"))
                        .requestId())
                .isEqualTo("r-1");
        assertThat(provider(Map.of("preset", "openrouter"))
                        .facts(TestReply.of(200, "x-generation-id", "g-1"))
                        .requestId())
                .isEqualTo("g-1");
        assertThat(provider(Map.of("preset", "openai")).facts(TestReply.of(200)).requestId())
                .isNull();
    }

    private static Map<String, String> settings(
            String key1, @Nullable String value1, String key2, @Nullable String value2) {
        Map<String, String> settings = new HashMap<>();
        if (value1 != null) {
            settings.put(key1, value1);
        }
        if (value2 != null) {
            settings.put(key2, value2);
        }
        return settings;
    }

    private static Provider provider(Map<String, ?> settings) {
        OpenAiProviderFactory factory = new OpenAiProviderFactory();
        return factory.create(FixedContext.with(factory.settings(), settings));
    }

    private static RecordedCall call(Provider provider, String body) {
        RecordedCall call = RecordedCall.of("/chat/completions", HeapBody.json(body.replace('\'', '"')));
        provider.address(call, TestAttempt.of(MODEL, "openai.chat", FACTS, TestRequest.post("/v1/chat/completions")));
        return call;
    }
}
