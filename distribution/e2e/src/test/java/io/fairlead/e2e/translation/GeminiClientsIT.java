package io.fairlead.e2e.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.GeminiAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of the Gemini API over upstreams of this and of other APIs. */
@ExtendWith(OnStage.class)
final class GeminiClientsIT {
    private static final String ASK =
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"" + Planted.PROMPT + "\"}]}]}";
    private static final String TOOLS =
            ASK.substring(0, ASK.length() - 1) + ",\"tools\":[{\"functionDeclarations\":[{\"name\":\"look\"}]}]}";
    private static final List<ToolCall> CALLS = List.of(
            new ToolCall("call_1", "look", "{\"at\":\"sky\"}"), new ToolCall("call_2", "look", "{\"at\":\"sea\"}"));

    private final Stage stage;

    GeminiClientsIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest
    @ValueSource(strings = {"smart", "clever", "bright", "one/small", "claude%2Fsmall", "google/small"})
    void get_whole_answers(String model) throws IOException {
        all("Grüße an alle");

        Answer answer = stage.post(path(model, "generateContent"), ASK);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(text(answer.json())).isEqualTo("Grüße an alle");
        assertThat(answer.json().at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
        assertThat(answer.json().at("/usageMetadata/promptTokenCount").asInt()).isEqualTo(9);
        assertThat(answer.json().at("/usageMetadata/candidatesTokenCount").asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smart", "clever", "bright"})
    void get_streams_of_events(String model) throws IOException {
        all("one two Grüße");

        Answer answer = stage.post(path(model, "streamGenerateContent?alt=sse"), ASK);

        List<JsonNode> frames = answer.events().stream().map(Json::tree).toList();
        assertThat(answer.header("content-type")).startsWith("text/event-stream");
        assertThat(frames).hasSizeGreaterThan(3);
        whole(frames);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smart", "clever", "bright"})
    void get_streams_as_one_array(String model) throws IOException {
        all("one two Grüße");

        Answer answer = stage.post(path(model, "streamGenerateContent"), ASK);

        assertThat(answer.header("content-type")).startsWith("application/json");
        List<JsonNode> frames = new ArrayList<>();
        answer.json().forEach(frames::add);
        assertThat(frames).hasSizeGreaterThan(3);
        whole(frames);
    }

    private static void whole(List<JsonNode> frames) {
        StringBuilder said = new StringBuilder();
        frames.forEach(frame -> said.append(text(frame)));
        assertThat(said).hasToString("one two Grüße");
        assertThat(frames.getLast().at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
        assertThat(frames.getLast().at("/usageMetadata/totalTokenCount").asInt())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({
        "smart, generateContent",
        "clever, generateContent",
        "bright, generateContent",
        "smart, streamGenerateContent",
        "clever, streamGenerateContent?alt=sse",
        "bright, streamGenerateContent"
    })
    void get_whole_calls_of_functions(String model, String method) throws IOException {
        stage.openAi().script(OpenAiAnswers.calling(CALLS));
        stage.anthropic().script(AnthropicAnswers.calling(CALLS));
        stage.gemini().script(GeminiAnswers.calling(CALLS));

        Answer answer = stage.post(path(model, method), TOOLS);

        List<String> arguments = new ArrayList<>();
        for (JsonNode frame : frames(answer)) {
            for (JsonNode part : frame.at("/candidates/0/content/parts")) {
                if (part.has("functionCall")) {
                    arguments.add(part.at("/functionCall/name").asText() + " "
                            + part.at("/functionCall/args/at").asText());
                }
            }
        }
        assertThat(arguments).containsExactly("look sky", "look sea");
    }

    private static List<JsonNode> frames(Answer answer) {
        List<JsonNode> frames = new ArrayList<>();
        if (answer.text().startsWith("data: ")) {
            answer.events().forEach(event -> frames.add(Json.tree(event)));
        } else if (answer.json().isArray()) {
            answer.json().forEach(frames::add);
        } else {
            frames.add(answer.json());
        }
        return frames;
    }

    @Test
    void pair_results_without_ids_with_their_calls() throws IOException {
        stage.post(path("smart", "generateContent"), """
                {"system_instruction":{"parts":[{"text":"s"}]},"contents":[{"role":"user","parts":[{"text":"u"}]},\
                {"role":"model","parts":[{"functionCall":{"name":"look","args":{"at":"sky"}}},\
                {"functionCall":{"name":"look","args":{"at":"sea"}}}]},\
                {"role":"user","parts":[{"functionResponse":{"name":"look","response":{"output":"blue"}}},\
                {"functionResponse":{"name":"look","response":{"output":"green"}}}]}],\
                "generation_config":{"max_output_tokens":50}}""");

        JsonNode asked = stage.openAi().last().json();
        assertThat(asked.path("messages")).isEqualTo(Json.tree("""
                [{"role":"system","content":"s"},{"role":"user","content":"u"},\
                {"role":"assistant","content":null,"tool_calls":[\
                {"id":"call_1","type":"function","function":{"name":"look","arguments":"{\\"at\\":\\"sky\\"}"}},\
                {"id":"call_2","type":"function","function":{"name":"look","arguments":"{\\"at\\":\\"sea\\"}"}}]},\
                {"role":"tool","tool_call_id":"call_1","content":"blue"},\
                {"role":"tool","tool_call_id":"call_2","content":"green"}]"""));
    }

    @Test
    void have_their_bytes_passed_on_to_their_own_api() throws IOException {
        String odd = " {\"contents\" : [ {\"parts\":[{\"text\":\"\\u0068i\"}]}], \"x_later\":[1E+2] } ";
        stage.gemini().script((call, wire) -> {
            wire.chunked("application/json; charset=UTF-8", "X-Request: 7");
            wire.chunk("[{\"candidates\": [{\"content\": {\"parts\": [{\"te").chunk("xt\":\"a]\"}]}}]}\r\n,\r\n");
            wire.chunk("{\"candidates\": [{\"finishReason\": \"STOP\"}] }\n]").end();
        });

        Answer answer = stage.post(path("bright", "streamGenerateContent"), odd);

        assertThat(stage.gemini().last().text()).isEqualTo(odd);
        assertThat(stage.gemini().last().path()).isEqualTo("/v1beta/models/small:streamGenerateContent");
        assertThat(answer.text())
                .isEqualTo("[{\"candidates\": [{\"content\": {\"parts\": [{\"text\":\"a]\"}]}}]}\r\n,\r\n"
                        + "{\"candidates\": [{\"finishReason\": \"STOP\"}] }\n]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"streamGenerateContent", "streamGenerateContent?alt=sse"})
    void hear_of_a_stream_that_breaks(String method) throws IOException {
        Script half = (call, wire) -> {
            boolean events = call.path().endsWith("?alt=sse");
            wire.chunked(events ? "text/event-stream" : "application/json");
            String frame = GeminiAnswers.frame(GeminiAnswers.part("half"));
            wire.chunk(events ? "data: " + frame + "\n\n" : "[" + frame).cut();
        };
        stage.gemini().script(half);

        List<JsonNode> frames = frames(stage.post(path(stage.freshGemini(), method), ASK));

        assertThat(frames).hasSize(2);
        assertThat(text(frames.getFirst())).isEqualTo("half");
        assertThat(frames.getLast().at("/error/status").asText()).isEqualTo("UNAVAILABLE");
        assertThat(frames.getLast().at("/error/message").asText()).contains("broke off");
    }

    @Test
    void hear_of_an_error_in_place_of_a_stream() throws IOException {
        stage.gemini().script((call, wire) -> wire.json(200, "[" + GeminiAnswers.error(503, "UNAVAILABLE") + "]"));

        Answer answer = stage.post(path(stage.freshGemini(), "streamGenerateContent"), ASK);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().at("/error/status").asText()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void hear_how_long_to_wait() throws IOException {
        stage.gemini()
                .script(
                        (call, wire) -> wire.json(
                                429,
                                "{\"error\":{\"code\":429,\"message\":\"Resource has been exhausted.\",\"status\":\"RESOURCE_EXHAUSTED\","
                                        + "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"41.5s\"}]}}"));

        Answer answer = stage.post(path(stage.freshGemini(), "generateContent"), ASK);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("42");
        assertThat(answer.json().at("/error/status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(answer.text()).contains("google.rpc.RetryInfo", "\"retryDelay\":\"4");
    }

    @Test
    void hear_of_their_own_mistakes() throws IOException {
        Answer unknown = stage.post(path("smat", "generateContent"), ASK);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/error/status").asText()).isEqualTo("NOT_FOUND");
        assertThat(unknown.json().at("/error/message").asText()).contains("smart");

        Answer missing = stage.post(path("smart", "generateContent"), "{}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.json().at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(missing.json().at("/error/message").asText()).contains("'contents'");

        Answer beyond = stage.post(
                path("bright", "generateContent"),
                ASK.substring(0, ASK.length() - 1) + ",\"generationConfig\":{\"candidateCount\":\"many\"}}");
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.text()).contains("generationConfig.candidateCount");
    }

    @Test
    void may_have_their_key_in_the_query() throws IOException {
        Answer answer =
                stage.post(path("bright", "streamGenerateContent") + "?alt=sse&key=" + Planted.key("query"), ASK);

        assertThat(answer.events()).isNotEmpty();
        assertThat(stage.gemini().last().path()).isEqualTo("/v1beta/models/small:streamGenerateContent?alt=sse");
        assertThat(stage.gemini().last().header("x-goog-api-key")).isEqualTo(Planted.key("goog"));
    }

    @Test
    void list_models() throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            JsonNode models = connection.get("/v1beta/models?pageSize=5").json().path("models");
            assertThat(models.findValuesAsText("name"))
                    .contains("models/smart", "models/bright", "models/google/small", "models/one/small");
            assertThat(connection
                            .get("/v1/models", "x-goog-api-key: any")
                            .json()
                            .path("models"))
                    .isEqualTo(models);
            assertThat(connection
                            .get("/v1beta/models/google/small")
                            .json()
                            .path("inputTokenLimit")
                            .asInt())
                    .isEqualTo(100_000);
            assertThat(methods(connection, "one/small")).contains("embedContent", "generateContent", "countTokens");
            assertThat(methods(connection, "claude/small"))
                    .contains("generateContent", "countTokens")
                    .doesNotContain("embedContent");
        }
    }

    private static List<String> methods(Connection connection, String model) throws IOException {
        List<String> methods = new ArrayList<>();
        connection
                .get("/v1beta/models/" + model)
                .json()
                .path("supportedGenerationMethods")
                .forEach(method -> methods.add(method.asText()));
        return methods;
    }

    @Test
    void make_vectors() throws IOException {
        String content = "{\"content\":{\"parts\":[{\"text\":\"" + Planted.PROMPT + "\"}]}}";

        assertThat(stage.post(path("google/small", "embedContent"), content).json())
                .isEqualTo(Json.tree("{\"embedding\":{\"values\":[0.25,-0.5]}}"));
        Answer batch = stage.post(
                path("google/small", "batchEmbedContents"),
                "{\"requests\":[{\"model\":\"models/google/small\"," + content.substring(1) + "]}");

        assertThat(batch.json().at("/embeddings/0/values")).hasSize(2);
        assertThat(stage.gemini().last().json().at("/requests/0/model").asText())
                .isEqualTo("models/small");
    }

    @Test
    void count_tokens() throws IOException {
        assertThat(stage.post(path("bright", "countTokens"), ASK)
                        .json()
                        .path("totalTokens")
                        .asInt())
                .isEqualTo(31);
        assertThat(stage.gemini().last().text()).isEqualTo(ASK);

        Answer estimated = stage.post(path("smart", "countTokens"), ASK);
        assertThat(estimated.header("x-fairlead-estimated")).isEqualTo("tokens");
        assertThat(estimated.json().path("totalTokens").asInt()).isPositive();
    }

    private void all(String text) {
        stage.openAi().script(OpenAiAnswers.saying(text));
        stage.anthropic().script(AnthropicAnswers.saying(text));
        stage.gemini().script(GeminiAnswers.saying(text));
    }

    private static String path(String model, String method) {
        return "/v1beta/models/" + model + ":" + method;
    }

    private static String text(JsonNode frame) {
        StringBuilder text = new StringBuilder();
        frame.at("/candidates/0/content/parts")
                .forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}
