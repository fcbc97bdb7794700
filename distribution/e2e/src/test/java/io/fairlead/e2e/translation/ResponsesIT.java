package io.fairlead.e2e.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ToolCall;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of the Responses API, over upstreams that do not have it. */
@ExtendWith(OnStage.class)
final class ResponsesIT {
    private static final String PATH = "/v1/responses";

    private final Stage stage;

    ResponsesIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void answers_whole_over_chats() throws IOException {
        stage.openAi().script(OpenAiAnswers.saying("Grüße an alle"));

        Answer answer =
                ask(stage.freshModel(), "\"instructions\":\"be brief\",\"input\":\"Hi\",\"metadata\":{\"a\":\"b\"}");

        JsonNode response = answer.json();
        assertThat(response.path("object").asText()).isEqualTo("response");
        assertThat(response.path("id").asText()).startsWith("resp_");
        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.at("/output/0/content/0/text").asText()).isEqualTo("Grüße an alle");
        assertThat(response.path("instructions").asText()).isEqualTo("be brief");
        assertThat(response.path("metadata")).isEqualTo(Json.tree("{\"a\":\"b\"}"));
        assertThat(stage.openAi().last().json().path("messages")).isEqualTo(Json.tree("""
                [{"role":"system","content":"be brief"},{"role":"user","content":"Hi"}]"""));
    }

    @Test
    void streams_numbered_events_over_messages() throws IOException {
        stage.anthropic().script(AnthropicAnswers.saying("one two three"));

        List<String> events = ask("clever", "\"stream\":true,\"input\":\"Hi\"").events();

        for (int i = 0; i < events.size(); i++) {
            assertThat(Json.tree(events.get(i)).path("sequence_number").asInt()).isEqualTo(i);
        }
        assertThat(Json.tree(events.getFirst()).path("type").asText()).isEqualTo("response.created");
        JsonNode last = Json.tree(events.getLast());
        assertThat(last.path("type").asText()).isEqualTo("response.completed");
        assertThat(last.at("/response/output/0/content/0/text").asText()).isEqualTo("one two three");
        assertThat(last.at("/response/usage/total_tokens").asInt()).isEqualTo(12);
    }

    @Test
    void calls_tools_and_takes_their_results() throws IOException {
        stage.anthropic()
                .script(AnthropicAnswers.calling(List.of(new ToolCall("toolu_1", "look", "{\"at\":\"sky\"}"))));
        String tools = "\"tools\":[{\"type\":\"function\",\"name\":\"look\",\"parameters\":{\"type\":\"object\"}}],";

        JsonNode output = ask("clever", tools + "\"input\":\"Hi\"").json().path("output");
        JsonNode call = output.get(output.size() - 1);
        assertThat(call.path("type").asText()).isEqualTo("function_call");
        assertThat(call.path("call_id").asText()).isEqualTo("toolu_1");
        assertThat(Json.tree(call.path("arguments").asText())).isEqualTo(Json.tree("{\"at\":\"sky\"}"));

        stage.anthropic().script(AnthropicAnswers.saying("blue"));
        ask(
                "clever",
                tools + "\"input\":[{\"role\":\"user\",\"content\":\"Hi\"}," + call
                        + ",{\"type\":\"function_call_output\",\"call_id\":\"toolu_1\",\"output\":\"blue\"}]");
        assertThat(stage.anthropic().last().json().path("messages")).isEqualTo(Json.tree("""
                [{"role":"user","content":"Hi"},\
                {"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"look","input":{"at":"sky"}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"blue"}]}]"""));
    }

    @Test
    void refuses_what_needs_a_store() throws IOException {
        Answer answer = stage.post(PATH, "{\"model\":\"clever\",\"input\":\"Hi\",\"previous_response_id\":\"resp_1\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/param").asText()).isEqualTo("previous_response_id");
        assertThat(answer.json().at("/error/message").asText()).contains("stores nothing");
    }

    @Test
    void tells_of_a_broken_stream() throws IOException {
        stage.anthropic().script((call, wire) -> {
            AnthropicAnswers.begin(wire, "m");
            wire.event("content_block_delta", AnthropicAnswers.textDelta("half"))
                    .cut();
        });

        List<String> events =
                ask(stage.freshClaude(), "\"stream\":true,\"input\":\"Hi\"").events();

        JsonNode last = Json.tree(events.getLast());
        assertThat(last.path("type").asText()).isEqualTo("response.failed");
        assertThat(last.path("sequence_number").asInt()).isEqualTo(events.size() - 1);
        assertThat(last.at("/response/output/0/content/0/text").asText()).isEqualTo("half");
    }

    private Answer ask(String model, String members) throws IOException {
        Answer answer = stage.post(PATH, "{\"model\":\"" + model + "\"," + members + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }
}
