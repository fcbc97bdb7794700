package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ToolCall;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two tools called at once, and their results sent back. */
@ExtendWith(OnStage.class)
final class OpenAiToolsIT {
    private final Stage stage;
    private final OpenAIClient client;

    OpenAiToolsIT(Stage stage) {
        this.stage = stage;
        client = OpenAiChats.client(stage.gateway(), Planted.key("caller"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource
    void called_in_a_whole_answer(Upstream upstream) {
        upstream.on(stage).script(callingTwice(upstream));
        ChatCompletionCreateParams.Builder ask =
                OpenAiChats.ask(upstream.route()).addFunctionTool(OpenAiChats.weather());

        results(upstream, ask, client.chat().completions().create(ask.build()));
    }

    @ParameterizedTest
    @EnumSource
    void called_in_a_stream(Upstream upstream) {
        upstream.on(stage).script(callingTwice(upstream));
        ChatCompletionCreateParams.Builder ask =
                OpenAiChats.ask(upstream.route()).addFunctionTool(OpenAiChats.weather());

        results(upstream, ask, OpenAiChats.streamed(client, ask));
    }

    private static Script callingTwice(Upstream upstream) {
        return upstream.calling(
                new ToolCall("call_1", "weather", "{\"town\":\"Köln\"}"),
                new ToolCall("call_2", "weather", "{\"town\":\"Bonn\"}"));
    }

    private void results(Upstream upstream, ChatCompletionCreateParams.Builder ask, ChatCompletion answer) {
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        ChatCompletionMessage message = answer.choices().getFirst().message();
        List<ChatCompletionMessageFunctionToolCall> calls = message.toolCalls().orElseThrow().stream()
                .map(call -> call.asFunction())
                .toList();
        assertThat(calls).extracting(call -> call.function().name()).containsExactly("weather", "weather");
        assertThat(calls)
                .extracting(call ->
                        Json.tree(call.function().arguments()).path("town").asText())
                .containsExactly("Köln", "Bonn");

        ask.addMessage(message);
        for (ChatCompletionMessageFunctionToolCall call : calls) {
            ask.addMessage(ChatCompletionToolMessageParam.builder()
                    .toolCallId(call.id())
                    .content("rain for " + call.id())
                    .build());
        }
        upstream.on(stage).script(upstream.saying("It rains."));
        ChatCompletion second = client.chat().completions().create(ask.build());

        assertThat(second.choices().getFirst().message().content()).contains("It rains.");
        JsonNode seen = upstream.on(stage).last().json();
        switch (upstream) {
            case OPEN_AI -> seenByOpenAi(seen.path("messages"));
            case ANTHROPIC -> seenByAnthropic(seen.path("messages"));
            case GEMINI -> seenByGemini(seen.path("contents"));
            case OLLAMA -> seenByOllama(seen.path("messages"));
        }
    }

    private static void seenByOpenAi(JsonNode messages) {
        assertThat(messages).hasSize(5);
        assertThat(messages.at("/2/tool_calls")).hasSize(2);
        assertThat(messages.at("/3/tool_call_id").asText()).isEqualTo("call_1");
        assertThat(messages.at("/4/content").asText()).isEqualTo("rain for call_2");
    }

    /** Results of parallel calls belong into one message. */
    private static void seenByAnthropic(JsonNode messages) {
        assertThat(messages).hasSize(3);
        assertThat(messages.at("/1/role").asText()).isEqualTo("assistant");
        assertThat(messages.at("/1/content/0/input/town").asText()).isEqualTo("Köln");
        assertThat(messages.at("/2/role").asText()).isEqualTo("user");
        assertThat(messages.at("/2/content")).hasSize(2);
        assertThat(messages.at("/2/content/0/tool_use_id").asText()).isEqualTo("call_1");
        assertThat(messages.at("/2/content/1/type").asText()).isEqualTo("tool_result");
        assertThat(messages.at("/2/content/1").toString()).contains("rain for call_2");
    }

    /** Ids were made for this API's calls, and go back with them; results of parallel calls belong into one content. */
    private static void seenByGemini(JsonNode contents) {
        assertThat(contents).hasSize(3);
        assertThat(contents.at("/1/role").asText()).isEqualTo("model");
        assertThat(contents.at("/1/parts")).hasSize(2);
        assertThat(contents.at("/1/parts/0/functionCall/args/town").asText()).isEqualTo("Köln");
        assertThat(contents.at("/2/parts")).hasSize(2);
        String id = contents.at("/2/parts/1/functionResponse/id").asText();
        assertThat(id)
                .isNotEmpty()
                .isEqualTo(contents.at("/1/parts/1/functionCall/id").asText());
        assertThat(contents.at("/2/parts/1/functionResponse/name").asText()).isEqualTo("weather");
        assertThat(contents.at("/2/parts/1/functionResponse/response/output").asText())
                .isEqualTo("rain for " + id);
    }

    /** Results name the tool, and arguments are an object. */
    private static void seenByOllama(JsonNode messages) {
        assertThat(messages).hasSize(5);
        assertThat(messages.at("/2/tool_calls/0/function/arguments/town").asText())
                .isEqualTo("Köln");
        assertThat(messages.at("/3/role").asText()).isEqualTo("tool");
        assertThat(messages.at("/3/tool_name").asText()).isEqualTo("weather");
        assertThat(messages.at("/3/content").asText()).isEqualTo("rain for call_1");
        assertThat(messages.at("/4/tool_call_id").asText()).isEqualTo("call_2");
    }
}
