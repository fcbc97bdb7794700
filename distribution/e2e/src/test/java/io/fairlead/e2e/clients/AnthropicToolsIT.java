package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ToolCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two tools called at once, and their results sent back. */
@ExtendWith(OnStage.class)
final class AnthropicToolsIT {
    private final Stage stage;
    private final AnthropicClient client;

    AnthropicToolsIT(Stage stage) {
        this.stage = stage;
        client = AnthropicMessages.client(stage.gateway(), Planted.key("caller"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static Script callingTwice(Upstream upstream) {
        return upstream.calling(
                new ToolCall("call_1", "weather", "{\"town\":\"Köln\"}"),
                new ToolCall("call_2", "weather", "{\"town\":\"Bonn\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void called_in_a_whole_answer(Upstream upstream) {
        upstream.on(stage).script(callingTwice(upstream));
        MessageCreateParams.Builder ask =
                AnthropicMessages.ask(upstream.route()).addTool(AnthropicMessages.weather());

        results(upstream, ask, client.messages().create(ask.build()));
    }

    @ParameterizedTest
    @EnumSource
    void called_in_a_stream(Upstream upstream) {
        upstream.on(stage).script(callingTwice(upstream));
        MessageCreateParams.Builder ask =
                AnthropicMessages.ask(upstream.route()).addTool(AnthropicMessages.weather());

        results(upstream, ask, AnthropicMessages.streamed(client, ask));
    }

    private void results(Upstream upstream, MessageCreateParams.Builder ask, Message answer) {
        assertThat(answer.stopReason()).contains(StopReason.TOOL_USE);
        List<ToolUseBlock> calls = answer.content().stream()
                .flatMap(block -> block.toolUse().stream())
                .toList();
        assertThat(calls).extracting(ToolUseBlock::name).containsExactly("weather", "weather");
        assertThat(calls)
                .extracting(call -> call._input().convert(Map.class))
                .containsExactly(Map.of("town", "Köln"), Map.of("town", "Bonn"));

        ask.addMessage(answer);
        ask.addUserMessageOfContentBlockParams(calls.stream()
                .map(call -> ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                        .toolUseId(call.id())
                        .content("rain for " + call.id())
                        .build()))
                .toList());
        upstream.on(stage).script(upstream.saying("It rains."));
        Message second = client.messages().create(ask.build());

        assertThat(AnthropicMessages.text(second)).isEqualTo("It rains.");
        JsonNode seen = upstream.on(stage).last().json();
        switch (upstream) {
            case OPEN_AI -> seenByOpenAi(seen.path("messages"));
            case ANTHROPIC -> seenByAnthropic(seen.path("messages"));
            case GEMINI -> seenByGemini(seen.path("contents"));
            case OLLAMA -> seenByOllama(seen.path("messages"));
        }
    }

    /** Each result is a message of its own. */
    private static void seenByOpenAi(JsonNode messages) {
        assertThat(messages).hasSize(5);
        assertThat(messages.at("/2/tool_calls")).hasSize(2);
        String arguments = messages.at("/2/tool_calls/0/function/arguments").asText();
        assertThat(Json.tree(arguments).path("town").asText()).isEqualTo("Köln");
        assertThat(messages.at("/3/role").asText()).isEqualTo("tool");
        assertThat(messages.at("/3/tool_call_id").asText()).isEqualTo("call_1");
        assertThat(messages.at("/4").toString()).contains("rain for call_2");
    }

    private static void seenByAnthropic(JsonNode messages) {
        assertThat(messages).hasSize(3);
        assertThat(messages.at("/1/content/1/id").asText()).isEqualTo("call_2");
        assertThat(messages.at("/2/content")).hasSize(2);
        assertThat(messages.at("/2/content/0/tool_use_id").asText()).isEqualTo("call_1");
    }

    /** Ids were made for this API's calls, and go back with them; results of parallel calls belong into one content. */
    private static void seenByGemini(JsonNode contents) {
        assertThat(contents).hasSize(3);
        assertThat(contents.at("/1/role").asText()).isEqualTo("model");
        assertThat(contents.at("/1/parts")).hasSize(2);
        assertThat(contents.at("/1/parts/0/functionCall/args/town").asText()).isEqualTo("Köln");
        assertThat(contents.at("/1/parts/0/thoughtSignature").asText()).isEqualTo("c2ln");
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
