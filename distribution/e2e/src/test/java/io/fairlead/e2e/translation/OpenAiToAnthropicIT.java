package io.fairlead.e2e.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.ToolCall;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OnStage.class)
final class OpenAiToAnthropicIT {
    private static final String TOOLS = """
            "tools":[{"type":"function","function":{"name":"look","parameters":{"type":"object"}}},\
            {"type":"function","function":{"name":"wait"}}]""";

    private final Stage stage;

    OpenAiToAnthropicIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void answers_whole() throws IOException {
        stage.anthropic().script(AnthropicAnswers.saying("Grüße an alle"));

        Answer answer =
                ask("\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"u\"}]");

        assertThat(Said.whole(answer)).isEqualTo("Grüße an alle");
        assertThat(answer.json().at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(answer.json().at("/usage/total_tokens").asInt()).isEqualTo(12);
        assertThat(stage.anthropic().last().path()).isEqualTo("/v1/messages");
        assertThat(asked())
                .isEqualTo(Json.tree("{\"model\":\"small\",\"max_tokens\":8192,\"system\":\"s\","
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"u\"}]}"));
    }

    @Test
    void streams() throws IOException {
        stage.anthropic().script(AnthropicAnswers.saying("one two three"));

        Answer answer = ask("\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"u\"}]");

        assertThat(Said.streamed(answer)).isEqualTo("one two three");
        assertThat(Said.ended(answer)).isTrue();
        assertThat(answer.text()).contains("\"finish_reason\":\"stop\"", "\"total_tokens\":12");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void calls_tools(boolean stream) throws IOException {
        stage.anthropic()
                .script(AnthropicAnswers.calling(List.of(
                        new ToolCall("toolu_1", "look", "{\"at\":\"sky\"}"), new ToolCall("toolu_2", "wait", "{}"))));

        Answer answer =
                ask("\"stream\":" + stream + "," + TOOLS + ",\"messages\":[{\"role\":\"user\",\"content\":\"u\"}]");

        List<ToolCall> calls = stream ? Pieces.openAiCalls(answer) : Pieces.wholeOpenAiCalls(answer);
        assertThat(calls)
                .containsExactly(
                        new ToolCall("toolu_1", "look", "{\"at\":\"sky\"}"), new ToolCall("toolu_2", "wait", "{}"));
        assertThat(answer.text()).contains("\"finish_reason\":\"tool_calls\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takes_results_of_tools(boolean stream) throws IOException {
        Answer answer = ask("\"stream\":" + stream + "," + TOOLS + ",\"messages\":[" + """
                {"role":"user","content":"u"},\
                {"role":"assistant","content":null,"tool_calls":[\
                {"id":"toolu_1","type":"function","function":{"name":"look","arguments":"{\\"at\\":\\"sky\\"}"}},\
                {"id":"toolu_2","type":"function","function":{"name":"wait","arguments":""}}]},\
                {"role":"tool","tool_call_id":"toolu_1","content":"blue"},\
                {"role":"tool","tool_call_id":"toolu_2","content":"done"}]""");

        assertThat(stream ? Said.streamed(answer) : Said.whole(answer)).isEqualTo("Hello");
        assertThat(asked().path("messages")).isEqualTo(Json.tree("""
                [{"role":"user","content":"u"},\
                {"role":"assistant","content":[\
                {"type":"tool_use","id":"toolu_1","name":"look","input":{"at":"sky"}},\
                {"type":"tool_use","id":"toolu_2","name":"wait","input":{}}]},\
                {"role":"user","content":[\
                {"type":"tool_result","tool_use_id":"toolu_1","content":"blue"},\
                {"type":"tool_result","tool_use_id":"toolu_2","content":"done"}]}]"""));
    }

    @Test
    void says_what_is_lost() throws IOException {
        Answer answer =
                ask("\"n\":1,\"seed\":4,\"temperature\":1.5,\"messages\":[{\"role\":\"user\",\"content\":\"u\"}]");

        assertThat(answer.header("x-fairlead-dropped")).isEqualTo("temperature, seed");
    }

    @Test
    void says_what_clients_do_not_hear_of_an_answer() throws IOException {
        stage.anthropic().script((call, wire) -> wire.json(200, """
                {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[\
                {"type":"redacted_thinking","data":"ZGF0YQ=="},\
                {"type":"text","text":"hi","citations":[{"type":"char_location","cited_text":"h"}]}],\
                "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":9,"output_tokens":3}}"""));

        Answer answer = ask("\"seed\":4,\"messages\":[{\"role\":\"user\",\"content\":\"u\"}]");

        assertThat(Said.whole(answer)).isEqualTo("hi");
        assertThat(answer.header("x-fairlead-dropped")).isEqualTo("seed, answer.redacted_thinking, answer.annotations");
        Await.until("the count of both sides", () -> counted("request") && counted("answer"));
    }

    private boolean counted(String side) {
        return stage.gateway()
                .operatorPage("/metrics")
                .body()
                .contains("fairlead_translation_dropped_total{route=\"clever\",side=\"" + side + "\"}");
    }

    @Test
    void tells_of_a_broken_stream() throws IOException {
        stage.anthropic().script((call, wire) -> {
            AnthropicAnswers.begin(wire, "m");
            wire.event("content_block_delta", AnthropicAnswers.textDelta("half"))
                    .cut();
        });

        Answer answer = stage.post(Ask.CHAT, Ask.streamedChat(stage.freshClaude()));

        assertThat(Said.streamed(answer)).isEqualTo("half");
        assertThat(Said.ended(answer)).isFalse();
        assertThat(Json.tree(answer.events().getLast()).at("/error/type").asText())
                .isEqualTo("server_error");
    }

    private Answer ask(String members) throws IOException {
        Answer answer = stage.post(Ask.CHAT, "{\"model\":\"clever\"," + members + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private JsonNode asked() {
        return stage.anthropic().last().json();
    }
}
