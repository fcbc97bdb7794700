package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.types.Content;
import com.google.genai.types.FinishReason;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.Tool;
import com.google.genai.types.Type;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Google's own client of the Gemini API. */
@ExtendWith(OnStage.class)
final class GoogleClientIT {
    private static final String ASK = Planted.PROMPT + " Hello?";
    private static final GenerateContentConfig BRIEF = GenerateContentConfig.builder()
            .systemInstruction(Content.fromParts(Part.fromText("Be brief.")))
            .build();

    private final Stage stage;
    private final Client client;

    GoogleClientIT(Stage stage) {
        this.stage = stage;
        client = Client.builder()
                .apiKey(Planted.key("caller"))
                .httpOptions(
                        HttpOptions.builder().baseUrl(stage.gateway().url("")).build())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource
    void gets_an_answer(Upstream upstream) {
        upstream.on(stage).script(upstream.saying("Grüße an alle"));

        GenerateContentResponse answer = client.models.generateContent(upstream.route(), ASK, BRIEF);

        assertThat(answer.text()).isEqualTo("Grüße an alle");
        assertThat(answer.finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
        assertThat(answer.usageMetadata().orElseThrow().totalTokenCount()).contains(12);
        assertThat(upstream.model(upstream.on(stage).last())).isEqualTo("small");
    }

    @ParameterizedTest
    @EnumSource
    void streams(Upstream upstream) {
        upstream.on(stage).script(upstream.saying("one two Grüße"));

        StringBuilder text = new StringBuilder();
        List<FinishReason.Known> ends = new ArrayList<>();
        try (ResponseStream<GenerateContentResponse> stream =
                client.models.generateContentStream(upstream.route(), ASK, BRIEF)) {
            for (GenerateContentResponse piece : stream) {
                text.append(piece.text() == null ? "" : piece.text());
                ends.add(piece.finishReason().knownEnum());
            }
        }

        assertThat(text).hasToString("one two Grüße");
        assertThat(ends.getLast()).isEqualTo(FinishReason.Known.STOP);
    }

    @ParameterizedTest
    @EnumSource
    void calls_functions_and_sends_their_results(Upstream upstream) {
        Script calls = upstream.calling(
                new ToolCall("call_1", "weather", "{\"town\":\"Köln\"}"),
                new ToolCall("call_2", "weather", "{\"town\":\"Bonn\"}"));
        upstream.on(stage).script(calls);
        GenerateContentConfig config = GenerateContentConfig.builder()
                .tools(Tool.builder().functionDeclarations(weather()).build())
                .build();

        GenerateContentResponse answer = client.models.generateContent(upstream.route(), ASK, config);

        List<FunctionCall> asked = answer.functionCalls();
        assertThat(asked)
                .extracting(call -> call.args().orElseThrow().get("town"))
                .containsExactly("Köln", "Bonn");
        upstream.on(stage).script(upstream.saying("It rains."));
        GenerateContentResponse second = client.models.generateContent(
                upstream.route(),
                List.of(
                        Content.builder().role("user").parts(Part.fromText(ASK)).build(),
                        answer.candidates().orElseThrow().getFirst().content().orElseThrow(),
                        Content.builder()
                                .role("user")
                                .parts(
                                        Part.fromFunctionResponse("weather", Map.of("output", "rain")),
                                        Part.fromFunctionResponse("weather", Map.of("output", "sun")))
                                .build()),
                config);

        assertThat(second.text()).isEqualTo("It rains.");
        assertThat(upstream.on(stage).last().text()).contains("rain", "sun", "Köln", "Bonn");
    }

    private static FunctionDeclaration weather() {
        return FunctionDeclaration.builder()
                .name("weather")
                .description("The weather in a town.")
                .parameters(Schema.builder()
                        .type(Type.Known.OBJECT)
                        .properties(Map.of(
                                "town", Schema.builder().type(Type.Known.STRING).build()))
                        .required("town")
                        .build())
                .build();
    }

    @Test
    void hears_of_an_unknown_model() {
        assertThatThrownBy(() -> client.models.generateContent("smat", ASK, null))
                .isInstanceOfSatisfying(ClientException.class, error -> {
                    assertThat(error.code()).isEqualTo(404);
                    assertThat(error.status()).isEqualTo("NOT_FOUND");
                    assertThat(error.message()).contains("smart");
                });
    }

    @ParameterizedTest
    @EnumSource
    void hears_of_a_request_at_fault(Upstream upstream) {
        upstream.on(stage).script(upstream.failing(400, "invalid_request_error"));

        assertThatThrownBy(() -> client.models.generateContent(upstream.fresh(stage), ASK, null))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(400))
                .hasMessageContaining("upstream says invalid_request_error");
    }

    @Test
    void counts_tokens() {
        assertThat(client.models.countTokens("bright", ASK, null).totalTokens()).contains(31);
    }

    @Test
    void gets_vectors() {
        assertThat(client.models
                        .embedContent("google/small", ASK, null)
                        .embeddings()
                        .orElseThrow()
                        .getFirst()
                        .values()
                        .orElseThrow())
                .containsExactly(0.25f, -0.5f);
    }

    @Test
    void lists_models() {
        List<String> names = new ArrayList<>();
        client.models.list(null).forEach(model -> names.add(model.name().orElseThrow()));

        assertThat(names).contains("models/smart", "models/bright", "models/google/small");
        assertThat(client.models.get("google/small", null).inputTokenLimit()).contains(100_000);
    }
}
