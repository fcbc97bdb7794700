package io.fairlead.plugin.ollama.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.Failure;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.ListedModel;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.Provider;
import io.fairlead.plugin.ollama.reply.ErrorLook;
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
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaProviderTest {
    @ParameterizedTest
    @CsvSource({
        ", http://localhost:11434/api/chat",
        "http://10.0.0.7:11434/, http://10.0.0.7:11434/api/chat",
        "http://10.0.0.7:11434/api, http://10.0.0.7:11434/api/chat",
        "http://10.0.0.7:11434/api/generate, http://10.0.0.7:11434/api/chat",
        "https://ollama.com, https://ollama.com/api/chat",
        "https://host.example/ollama, https://host.example/ollama/api/chat"
    })
    void addressesTheCall(@Nullable String baseUrl, String url) {
        Map<String, String> settings = baseUrl == null ? Map.of() : Map.of("base-url", baseUrl);

        assertThat(call(settings, "{}", true).url()).isEqualTo(url);
    }

    @Test
    void refusesABadBaseUrl() {
        assertThatThrownBy(() -> provider(Map.of("base-url", "localhost:11434")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base-url");
    }

    @Test
    void saysWhatItTakes() {
        assertThat(call(Map.of("headers", Map.of("x-team", "blue")), "{}", true)
                        .fields()
                        .lines())
                .contains("accept: application/x-ndjson", "x-team: blue");
        assertThat(call(Map.of(), "{}", false).fields().lines()).contains("accept: application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; set keep_alive=\"30m\", set options={\"num_ctx\":8192}",
                "{\"options\":null,\"keep_alive\":null}; set keep_alive=\"30m\", set options={\"num_ctx\":8192}",
                "{\"options\":{\"seed\":1}}; set keep_alive=\"30m\", set options.num_ctx=8192",
                "{\"options\":{\"num_ctx\":null}}; set keep_alive=\"30m\", set options.num_ctx=8192",
                "{\"options\":{\"num_ctx\":512},\"keep_alive\":0}; ''",
                "{\"options\":7}; set keep_alive=\"30m\""
            })
    void addsWhatTheOperatorWantsWhereTheClientIsSilent(String json, String edits) {
        RecordedCall call = call(Map.of("num-ctx", 8192, "keep-alive", "30m"), json, true);

        assertThat(String.join(", ", call.body().edits())).isEqualTo(edits);
    }

    @Test
    void leavesRequestsAloneWithoutSuchWishes() {
        assertThat(call(Map.of(), "{}", true).body().edits()).isEmpty();
        assertThat(call(Map.of("keep-alive", "-1"), "{}", true).body().edits()).containsExactly("set keep_alive=-1");
    }

    @Test
    void needsNoKeyAndSendsTheOneItHas() {
        TestHeaders headers = TestHeaders.of();
        Provider provider = provider(Map.of());

        assertThat(provider.authorize(headers, authorized(headers), TestCredential.of("")))
                .isNull();
        assertThat(headers.lines()).isEmpty();
        provider.authorize(headers, authorized(headers), TestCredential.of("k-1"));
        assertThat(headers.lines()).containsExactly("authorization: Bearer k-1");
    }

    /** The words are those of the vendor's server. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "404; {\"error\":\"model 'x' not found\"}; not_found",
                "400; {\"error\":\"registry.ollama.ai/library/x:latest does not support tools\"}; unsupported",
                "400; {\"error\":\"\\\"x\\\" does not support thinking\"}; unsupported",
                "400; {\"error\":\"the input length exceeds the context length\"}; context_length",
                "500; {\"error\":\"the input length exceeds the context length\"}; context_length",
                "400; {\"error\":\"invalid options: num_ctx\"}; invalid_request",
                "500; {\"error\":\"model requires more system memory (5.5 GiB) than is available (3.1 GiB)\"}; server",
                "503; {\"error\":\"server busy, please try again.  maximum pending requests exceeded\"}; rate_limit",
                "503; <html>; server",
                "401; {\"error\":\"unauthorized\"}; auth",
                "429; {\"error\":\"too many requests\"}; rate_limit",
                "200; {\"error\":\"an error was encountered while running the model\"}; server"
            })
    void saysWhatAFailureMeans(int status, String body, String kind) {
        TestReply head = TestReply.of(status);

        Failure failure =
                Objects.requireNonNull(provider(Map.of()).classify(head, ErrorLook.of(head, Slice.utf8(body))));

        assertThat(failure.kind()).hasToString(kind);
        assertThat(failure.detail()).doesNotContain("registry", "GiB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'completion','tools','vision' | [json-mode, json-schema, parallel-tools, streaming, system-prompt, tools, vision]",
                "'embedding' | [embeddings]",
                "'image' | -",
                "7 | -",
            })
    void listsWhatTheyCanDo(String words, String abilities) {
        ModelListing listing = provider(Map.of()).modelListing().orElseThrow();
        String body = "{'models':[{'name':'m','capabilities':[" + words + "]}]}";

        ListedModel model = listing.parse(TestReply.json(), Slice.utf8(body.replace('\'', '"')))
                .models()
                .getFirst();

        assertThat(model.capabilities()
                        .map(all -> all.stream()
                                .map(Capability::name)
                                .sorted()
                                .toList()
                                .toString())
                        .orElse("-"))
                .isEqualTo(abilities);
    }

    @Test
    void listsTheModelsThatItHas() {
        ModelListing listing = provider(Map.of()).modelListing().orElseThrow();

        assertThat(listing.address(TestHeaders.of(), TestCredential.of(""), null))
                .hasToString("http://localhost:11434/api/tags");
        assertThat(listing.parse(TestReply.json(), Slice.utf8("""
                        {"models":[
                          {"name":"deepseek-r1:latest","model":"deepseek-r1:latest","modified_at":"2025-05-10T08:06:48.639712648-07:00",
                           "size":4683075271,"digest":"0a8c26691023","details":{"parent_model":"","format":"gguf","families":["qwen2"]}},
                          {"name":"llama3.2:latest"},{"model":"only:7b"},7,{"name":null}]}""")).models())
                .extracting(ListedModel::name)
                .containsExactly("deepseek-r1:latest", "llama3.2:latest", "only:7b");
        assertThatThrownBy(() -> listing.parse(TestReply.json(), Slice.utf8("{\"data\":[]}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("models");
    }

    private static TestCall authorized(TestHeaders headers) {
        return TestCall.of("http://localhost:11434/api/chat", headers, HeapBody.json("{}"));
    }

    private static Provider provider(Map<String, ?> settings) {
        OllamaProviderFactory factory = new OllamaProviderFactory();
        return factory.create(FixedContext.with(factory.settings(), settings));
    }

    private static RecordedCall call(Map<String, ?> settings, String json, boolean stream) {
        RecordedCall call = RecordedCall.of("/api/chat", HeapBody.json(json));
        RequestFacts facts =
                RequestFacts.builder(Operation.CHAT, "m").stream(stream).build();
        provider(settings)
                .address(
                        call,
                        TestAttempt.of(
                                TestDeployment.of("p", "m"), "ollama.chat", facts, TestRequest.post("/api/chat")));
        return call;
    }
}
