package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OnStage.class)
final class OpenAiClientIT {
    private final Stage stage;
    private final OpenAIClient client;

    OpenAiClientIT(Stage stage) {
        this.stage = stage;
        client = OpenAiChats.client(stage.gateway(), Planted.key("caller"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource
    void gets_an_answer(Upstream upstream) {
        upstream.on(stage).script(upstream.saying("Grüße an alle"));

        ChatCompletion answer = client.chat()
                .completions()
                .create(OpenAiChats.ask(upstream.route()).build());

        assertThat(answer.choices().getFirst().message().content()).contains("Grüße an alle");
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage().orElseThrow().promptTokens()).isEqualTo(9);
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(12);
        assertThat(upstream.model(upstream.on(stage).last())).isEqualTo("small");
    }

    @ParameterizedTest
    @EnumSource
    void streams(Upstream upstream) {
        upstream.on(stage).script(upstream.saying("one two Grüße"));

        ChatCompletion answer = OpenAiChats.streamed(client, OpenAiChats.ask(upstream.route()));

        assertThat(answer.choices().getFirst().message().content()).contains("one two Grüße");
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void hears_of_a_broken_stream(Upstream upstream) {
        upstream.on(stage).script(upstream.breaking());

        assertThatThrownBy(() -> OpenAiChats.streamed(client, OpenAiChats.ask(upstream.fresh(stage))))
                .isInstanceOf(OpenAIException.class)
                .isNotInstanceOf(OpenAIIoException.class)
                .hasMessageContaining("broke");
    }

    @ParameterizedTest
    @EnumSource
    void asks_for_a_schema(Upstream upstream) {
        upstream.on(stage).script(upstream.saying("{\"town\":\"Bonn\"}"));
        var schema = ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(Map.of("town", Map.of("type", "string"))))
                .build();
        ResponseFormatJsonSchema format = ResponseFormatJsonSchema.builder()
                .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                        .name("town")
                        .strict(true)
                        .schema(schema)
                        .build())
                .build();

        ChatCompletion answer = client.chat()
                .completions()
                .create(OpenAiChats.ask(upstream.route()).responseFormat(format).build());

        assertThat(answer.choices().getFirst().message().content()).contains("{\"town\":\"Bonn\"}");
        JsonNode seen = upstream.on(stage).last().json();
        JsonNode sent = switch (upstream) {
            case OPEN_AI -> seen.at("/response_format/json_schema/schema");
            case ANTHROPIC -> seen.at("/output_config/format/schema");
            case GEMINI -> seen.at("/generationConfig/responseJsonSchema");
            case OLLAMA -> seen.path("format");
        };
        assertThat(sent.at("/properties/town/type").asText()).isEqualTo("string");
    }

    @Test
    void asks_for_json() {
        client.chat()
                .completions()
                .create(OpenAiChats.ask("smart")
                        .responseFormat(ResponseFormatJsonObject.builder().build())
                        .build());

        assertThat(stage.openAi().last().json().at("/response_format/type").asText())
                .isEqualTo("json_object");
    }

    @Test
    void gets_vectors() {
        CreateEmbeddingResponse answer = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("smart")
                        .input("text")
                        .build());

        assertThat(answer.data().getFirst().embedding()).containsExactly(0.25f, -0.5f);
    }

    @Test
    void lists_models() {
        assertThat(client.models().list().items())
                .extracting(model -> model.id())
                .contains("smart", "clever", "one/small", "claude/small");
        assertThat(client.models().retrieve("claude/small").id()).isEqualTo("claude/small");
    }
}
