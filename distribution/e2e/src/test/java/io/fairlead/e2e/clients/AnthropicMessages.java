package io.fairlead.e2e.clients;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import java.util.Map;

/** Messages as users of the Anthropic client library have them. */
final class AnthropicMessages {
    private AnthropicMessages() {}

    static AnthropicClient client(Gateway gateway, String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(gateway.url(""))
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    static MessageCreateParams.Builder ask(String model) {
        return MessageCreateParams.builder()
                .model(model)
                .maxTokens(100)
                .system("Be brief.")
                .addUserMessage(Planted.PROMPT + " Hello?");
    }

    static Tool weather() {
        return Tool.builder()
                .name("weather")
                .description("The weather in a town.")
                .inputSchema(Tool.InputSchema.builder()
                        .properties(Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty("town", JsonValue.from(Map.of("type", "string")))
                                .build())
                        .addRequired("town")
                        .build())
                .build();
    }

    /** Streams, and puts the pieces together. */
    static Message streamed(AnthropicClient client, MessageCreateParams.Builder ask) {
        MessageAccumulator whole = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(ask.build())) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.message();
    }

    /** All text of an answer. */
    static String text(Message answer) {
        StringBuilder text = new StringBuilder();
        answer.content().forEach(block -> block.text().ifPresent(part -> text.append(part.text())));
        return text.toString();
    }
}
