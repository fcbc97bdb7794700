package io.fairlead.e2e.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ToolCall;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OnStage.class)
final class AnthropicToOpenAiIT {
    private static final String TOOLS =
            "\"tools\":[{\"name\":\"look\",\"input_schema\":{\"type\":\"object\"}},{\"name\":\"wait\",\"input_schema\":{\"type\":\"object\"}}]";

    private final Stage stage;

    AnthropicToOpenAiIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void answers_whole() throws IOException {
        stage.openAi().script(OpenAiAnswers.saying("Grüße an alle"));

        Answer answer = ask("\"system\":\"s\",\"messages\":[{\"role\":\"user\",\"content\":\"u\"}]");

        assertThat(answer.json().path("content"))
                .isEqualTo(Json.tree("[{\"type\":\"text\",\"text\":\"Grüße an alle\"}]"));
        assertThat(answer.json().path("id").asText()).startsWith("msg_");
        assertThat(answer.json().path("stop_reason").asText()).isEqualTo("end_turn");
        assertThat(answer.json().at("/usage/input_tokens").asInt()).isEqualTo(9);
        assertThat(stage.openAi().last().path()).isEqualTo("/v1/chat/completions");
        assertThat(asked())
                .isEqualTo(Json.tree("{\"model\":\"small\",\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
                        + "{\"role\":\"user\",\"content\":\"u\"}],\"max_tokens\":100}"));
    }

    @Test
    void streams() throws IOException {
        stage.openAi().script(OpenAiAnswers.saying("one two three"));

        Answer answer = ask("\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"u\"}]");

        assertThat(Pieces.anthropicText(answer)).isEqualTo("one two three");
        assertThat(Pieces.anthropicEvents(answer))
                .startsWith("message_start", "content_block_start")
                .endsWith("content_block_stop", "message_delta", "message_stop");
        assertThat(answer.text()).contains("\"stop_reason\":\"end_turn\"", "\"output_tokens\":3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void calls_tools(boolean stream) throws IOException {
        List<ToolCall> calls =
                List.of(new ToolCall("call_1", "look", "{\"at\":\"sky\"}"), new ToolCall("call_2", "wait", "{}"));
        stage.openAi().script(OpenAiAnswers.calling(calls));

        Answer answer = ask("\"stream\":" + stream + "," + TOOLS
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"u\"}],\"tool_choice\":{\"type\":\"any\"}");

        assertThat(stream ? Pieces.anthropicCalls(answer) : Pieces.wholeAnthropicCalls(answer))
                .isEqualTo(calls);
        assertThat(answer.text()).contains("\"stop_reason\":\"tool_use\"");
        assertThat(asked().path("tool_choice").asText()).isEqualTo("required");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takes_results_of_tools(boolean stream) throws IOException {
        Answer answer = ask("\"stream\":" + stream + "," + TOOLS + ",\"messages\":[" + """
                {"role":"user","content":"u"},\
                {"role":"assistant","content":[{"type":"text","text":"I look."},\
                {"type":"tool_use","id":"call_1","name":"look","input":{"at":"sky"}},\
                {"type":"tool_use","id":"call_2","name":"wait","input":{}}]},\
                {"role":"user","content":[\
                {"type":"tool_result","tool_use_id":"call_1","content":"blue"},\
                {"type":"tool_result","tool_use_id":"call_2","content":[{"type":"text","text":"done"}]},\
                {"type":"text","text":"go on"}]}]""");

        assertThat(answer.text()).contains("Hello");
        assertThat(asked().path("messages")).isEqualTo(Json.tree("""
                [{"role":"user","content":"u"},\
                {"role":"assistant","content":"I look.","tool_calls":[\
                {"id":"call_1","type":"function","function":{"name":"look","arguments":"{\\"at\\":\\"sky\\"}"}},\
                {"id":"call_2","type":"function","function":{"name":"wait","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"call_1","content":"blue"},\
                {"role":"tool","tool_call_id":"call_2","content":"done"},\
                {"role":"user","content":"go on"}]"""));
    }

    @Test
    void says_what_is_lost() throws IOException {
        Answer answer = ask("\"top_k\":4,\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"type\":\"text\",\"text\":\"u\",\"cache_control\":{\"type\":\"ephemeral\"}}]}]");

        assertThat(answer.header("x-fairlead-dropped")).isEqualTo("messages[0].content[0].cache_control, top_k");
    }

    @Test
    void tells_of_a_broken_stream() throws IOException {
        stage.openAi()
                .script((call, wire) -> wire.events()
                        .data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"))
                        .cut());

        Answer answer = stage.post(Ask.MESSAGES, Ask.streamedMessage(stage.freshModel()));

        assertThat(Pieces.anthropicText(answer)).isEqualTo("half");
        assertThat(Pieces.anthropicEvents(answer)).endsWith("error").doesNotContain("message_stop");
        assertThat(Json.tree(answer.events().getLast()).at("/error/type").asText())
                .isEqualTo("api_error");
    }

    private Answer ask(String members) throws IOException {
        Answer answer = stage.post(Ask.MESSAGES, "{\"model\":\"smart\",\"max_tokens\":100," + members + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private JsonNode asked() {
        return stage.openAi().last().json();
    }
}
