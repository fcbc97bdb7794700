package io.fairlead.e2e.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import java.util.List;
import java.util.Map;

/** Chats as users of the OpenAI client library have them. */
final class OpenAiChats {
    private OpenAiChats() {}

    static OpenAIClient client(Gateway gateway, String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateway.openAiUrl())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    static ChatCompletionCreateParams.Builder ask(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage("Be brief.")
                .addUserMessage(Planted.PROMPT + " Hello?");
    }

    static FunctionDefinition weather() {
        return FunctionDefinition.builder()
                .name("weather")
                .description("The weather in a town.")
                .parameters(FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(Map.of("town", Map.of("type", "string"))))
                        .putAdditionalProperty("required", JsonValue.from(List.of("town")))
                        .build())
                .build();
    }

    /** Streams, and puts the pieces together. */
    static ChatCompletion streamed(OpenAIClient client, ChatCompletionCreateParams.Builder ask) {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        ask.streamOptions(
                ChatCompletionStreamOptions.builder().includeUsage(true).build());
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask.build())) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.chatCompletion();
    }
}
