package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
final class OpenAiClientIT {
    private final Stage stage;
    private final OpenAIClient client;

    OpenAiClientIT(Stage stage) {
        this.stage = stage;
        client = OpenAIOkHttpClient.builder()
                .baseUrl(stage.gateway().openAiUrl())
                .apiKey(Planted.key("caller"))
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static ChatCompletionCreateParams.Builder ask() {
        return ChatCompletionCreateParams.builder()
                .model("smart")
                .addSystemMessage("Be brief.")
                .addUserMessage(Planted.PROMPT + " Hello?");
    }

    @Test
    void gets_an_answer() {
        stage.openAi().script(OpenAiAnswers.saying("Grüße an alle"));

        ChatCompletion answer = client.chat().completions().create(ask().build());

        assertThat(answer.choices().getFirst().message().content()).contains("Grüße an alle");
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(12);
        assertThat(stage.openAi().last().json().path("model").asText()).isEqualTo("small");
        assertThat(stage.openAi().last().header("authorization")).isEqualTo("Bearer " + Planted.key("open"));
    }

    @Test
    void streams() {
        stage.openAi().script(OpenAiAnswers.saying("one two three"));
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask().build())) {
            stream.stream().forEach(whole::accumulate);
        }

        ChatCompletion answer = whole.chatCompletion();
        assertThat(answer.choices().getFirst().message().content()).contains("one two three");
    }

    @Test
    void asks_for_json() {
        stage.openAi().script(OpenAiAnswers.saying("{\"a\":1}"));

        ChatCompletion answer = client.chat()
                .completions()
                .create(ask().responseFormat(ResponseFormatJsonObject.builder().build())
                        .build());

        assertThat(answer.choices().getFirst().message().content()).contains("{\"a\":1}");
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
                .contains("smart", "one/small");
        assertThat(client.models().retrieve("one/small").id()).isEqualTo("one/small");
    }
}
