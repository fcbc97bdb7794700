package io.fairlead.e2e.filters;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import io.fairlead.e2e.upstream.ToolCall;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The vendors' own clients, whose users must not notice that anything was masked. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedactClientsIT {
    private static final String ASKED = "Write to " + Private.ADDRESS + " or call " + Private.PHONE + ".";
    private static final String ANSWERED = "I wrote to [email-1] and called [phone-1].";
    private static final ToolCall TOOL =
            new ToolCall("call_1", "mail", "{\"to\":\"[email-1]\",\"cc\":[\"[email-1]\"]}");

    private final ScriptedUpstream openAi = ScriptedUpstream.answering(OpenAiAnswers.saying(ANSWERED));
    private final ScriptedUpstream anthropic = ScriptedUpstream.answering(AnthropicAnswers.saying(ANSWERED));
    private Gateway gateway;
    private OpenAIClient openAiClient;
    private AnthropicClient anthropicClient;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(
                folder, """
                filters: [redact]
                providers:
                  open: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                  claude: { type: anthropic, base-url: "%s", keys: ["%s"], discover: false }
                """.formatted(openAi.openAiUrl(), Planted.key("open"), anthropic.url(), Planted.key("anth")));
        openAiClient = OpenAIOkHttpClient.builder()
                .baseUrl(gateway.openAiUrl())
                .apiKey(Planted.key("caller"))
                .maxRetries(0)
                .build();
        anthropicClient = AnthropicOkHttpClient.builder()
                .baseUrl(gateway.url(""))
                .apiKey(Planted.key("caller"))
                .maxRetries(0)
                .build();
    }

    @AfterAll
    void stop() {
        openAiClient.close();
        anthropicClient.close();
        gateway.close();
        openAi.close();
        anthropic.close();
    }

    @BeforeEach
    void script() {
        openAi.script(OpenAiAnswers.saying(ANSWERED));
        anthropic.script(AnthropicAnswers.saying(ANSWERED));
    }

    private static ChatCompletionCreateParams chat() {
        return ChatCompletionCreateParams.builder()
                .model("open/same")
                .addUserMessage(ASKED)
                .build();
    }

    private static MessageCreateParams message() {
        return MessageCreateParams.builder()
                .model("claude/same")
                .maxTokens(100)
                .addUserMessage(ASKED)
                .build();
    }

    private ChatCompletion openAiStream() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (com.openai.core.http.StreamResponse<ChatCompletionChunk> stream =
                openAiClient.chat().completions().createStreaming(chat())) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.chatCompletion();
    }

    private Message anthropicStream() {
        MessageAccumulator whole = MessageAccumulator.create();
        try (com.anthropic.core.http.StreamResponse<RawMessageStreamEvent> stream =
                anthropicClient.messages().createStreaming(message())) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.message();
    }

    @Test
    void openai_gets_what_it_wrote() {
        for (ChatCompletion answer : List.of(openAiClient.chat().completions().create(chat()), openAiStream())) {
            assertThat(answer.choices().getFirst().message().content()).contains(Private.restored(ANSWERED));
            assertThat(openAi.last().json().at("/messages/0/content").asText()).isEqualTo(Private.masked(ASKED));
        }
        Private.reachedNo(openAi);
    }

    @Test
    void openai_calls_tools_with_what_it_wrote() {
        openAi.script(OpenAiAnswers.calling(List.of(TOOL)));
        for (ChatCompletion answer : List.of(openAiClient.chat().completions().create(chat()), openAiStream())) {
            var call = answer.choices()
                    .getFirst()
                    .message()
                    .toolCalls()
                    .orElseThrow()
                    .getFirst();
            assertThat(call.asFunction().function().arguments()).isEqualTo(Private.restored(TOOL.arguments()));
        }
    }

    @Test
    void anthropic_gets_what_it_wrote() {
        for (Message answer : List.of(anthropicClient.messages().create(message()), anthropicStream())) {
            assertThat(answer.content().getFirst().asText().text()).isEqualTo(Private.restored(ANSWERED));
            assertThat(anthropic.last().json().at("/messages/0/content").asText())
                    .isEqualTo(Private.masked(ASKED));
        }
        Private.reachedNo(anthropic);
    }

    @Test
    void anthropic_calls_tools_with_what_it_wrote() {
        anthropic.script(AnthropicAnswers.calling(List.of(TOOL)));
        for (Message answer : List.of(anthropicClient.messages().create(message()), anthropicStream())) {
            assertThat(answer.content().getFirst().asToolUse()._input().toString())
                    .contains(Private.ADDRESS)
                    .doesNotContain("[email-1]");
        }
    }
}
