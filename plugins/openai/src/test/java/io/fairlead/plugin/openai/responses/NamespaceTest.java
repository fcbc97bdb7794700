package io.fairlead.plugin.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.plugin.openai.chat.ChatCodec;
import io.fairlead.plugin.openai.responses.answer.AnswerCodec;
import io.fairlead.plugin.openai.responses.request.RequestCodec;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tools in namespaces, on the way to upstreams that have none and back. */
final class NamespaceTest {
    private static final RequestFacts WHOLE =
            RequestFacts.builder(Operation.CHAT, "m").build();
    private static final RequestFacts STREAM =
            RequestFacts.builder(Operation.CHAT, "m").stream(true).build();
    private static final String TOOLS = """
            "tools":[{"type":"function","name":"close"},
             {"type":"namespace","name":"crm","description":"Customers.","tools":[
              {"type":"function","name":"find","description":"Finds one.","parameters":{"type":"object"},"strict":true},
              {"type":"custom","name":"note"},
              {"type":"function","name":"close"}]},
             {"type":"namespace","name":"shop","description":"Orders.","tools":[{"type":"function","name":"close"}]}]""";

    private final List<String> lost = new ArrayList<>();
    private final Losses losses = (path, reason) -> lost.add(path);

    private ChatRequest request(String members) {
        return RequestCodec.decode(HeapBody.json("{\"model\":\"m\"," + members + "}"), "m", losses);
    }

    private ToolChoice choice(String choice) {
        return request(TOOLS + ",\"input\":\"q\",\"tool_choice\":" + choice)
                .toolChoice()
                .orElseThrow();
    }

    private List<String> allowed(String tools) {
        return request("\"tool_choice\":{\"type\":\"allowed_tools\",\"mode\":\"auto\",\"tools\":" + tools + "},"
                        + TOOLS)
                .tools()
                .stream()
                .map(ToolDefinition::name)
                .toList();
    }

    @Test
    void a_chat_upstream_gets_them_by_names_of_both() {
        ChatRequest request = request(TOOLS + """
                ,"input":[{"role":"user","content":"q"},
                 {"type":"function_call","call_id":"c1","namespace":"crm","name":"find","arguments":"{}"},
                 {"type":"function_call_output","call_id":"c1","namespace":"crm","name":"find","output":"f"},
                 {"type":"custom_tool_call","call_id":"c2","namespace":"crm","name":"note","input":"n"},
                 {"type":"custom_tool_call_output","call_id":"c2","output":"d"}]""");

        TestTarget target = TestTarget.of(TestDeployment.of("p", "m"), STREAM);
        assertThat(ChatCodec.encode(request, target, losses).utf8())
                .contains("\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"crm__find\"")
                .contains("\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"crm__note\"")
                .contains(
                        "\"name\":\"crm__find\",\"description\":\"Finds one.\\n\\nAbout all tools of crm: Customers.\"")
                .contains("\"name\":\"crm__note\",\"parameters\"")
                .contains("\"name\":\"shop__close\",\"description\":\"About all tools of shop: Orders.\"")
                .doesNotContain("namespace");
        assertThat(lost).isEmpty();
    }

    @Test
    void a_tool_that_a_choice_names_is_found() {
        assertThat(choice("{\"type\":\"function\",\"name\":\"find\"}").tool()).contains("crm__find");
        assertThat(choice("{\"type\":\"custom\",\"name\":\"note\"}").tool()).contains("crm__note");
        assertThat(choice("{\"type\":\"function\",\"name\":\"close\"}").tool()).contains("close");
        assertThat(choice("{\"type\":\"function\",\"namespace\":\"shop\",\"name\":\"close\"}")
                        .tool())
                .contains("shop__close");
        assertThat(lost).isEmpty();
    }

    @Test
    void a_choice_that_may_mean_several_is_nobodys() {
        ChatRequest request = request(TOOLS.replace("{\"type\":\"function\",\"name\":\"close\"},\n", "")
                + ",\"input\":\"q\",\"tool_choice\":{\"type\":\"function\",\"name\":\"close\"}");

        assertThat(request.toolChoice()).isEmpty();
        assertThat(request.extensions()).containsKey("openai.responses:tool_choice");
    }

    @Test
    void tools_that_may_be_called_are_found() {
        assertThat(allowed("[{\"type\":\"function\",\"name\":\"find\"}]")).containsExactly("crm__find");
        assertThat(allowed("[{\"type\":\"function\",\"namespace\":\"shop\",\"name\":\"close\"}]"))
                .containsExactly("shop__close");
        assertThat(allowed("[{\"type\":\"namespace\",\"name\":\"crm\"}]"))
                .containsExactly("crm__find", "crm__note", "crm__close");
        assertThat(
                        allowed(
                                "[{\"type\":\"namespace\",\"name\":\"crm\",\"tools\":[{\"type\":\"function\",\"name\":\"close\"}]}]"))
                .containsExactly("crm__close");
        assertThat(
                        allowed(
                                "[{\"type\":\"namespace\",\"name\":\"crm\",\"tools\":[{\"type\":\"custom\",\"name\":\"note\"}]}]"))
                .containsExactly("crm__note");
        assertThat(lost).isEmpty();
    }

    @Test
    void that_none_of_them_may_be_called_is_told() {
        assertThat(allowed("[{\"type\":\"function\",\"name\":\"nobody\"}]")).isEmpty();
        assertThat(lost).containsExactly("tool_choice");
    }

    @Test
    void what_is_said_of_all_is_told_with_the_first_that_may_be_called() {
        ChatRequest request = request(
                TOOLS
                        + ",\"tool_choice\":{\"type\":\"allowed_tools\",\"mode\":\"auto\",\"tools\":[{\"type\":\"custom\",\"name\":\"note\"}]}");

        assertThat(request.tools().getFirst().description()).isEqualTo("About all tools of crm: Customers.");
    }

    @Test
    void what_is_lost_of_them_has_the_clients_own_names() {
        ChatRequest request = request("""
                "input":"q","tools":[{"type":"tool_search"},{"type":"namespace","name":"n","x":1,"y":false,"tools":[
                {"type":"web_search"},{"type":"function","name":"f","defer_loading":true}]},
                {"type":"namespace","name":"none","tools":[]},{"type":"namespace","tools":[]}]""");

        assertThat(lost).containsExactly("tools[0]", "tools[1].x", "tools[1].tools[0]", "tools[2]", "tools[3]");
        assertThat(request.clientPath("tools[0].defer_loading")).isEqualTo("tools[1].tools[1].defer_loading");
    }

    @Test
    void a_client_gets_its_calls_by_its_own_names() {
        String call = "\"call_id\":\"c0\",\"name\":\"find\",\"namespace\":\"crm\"}";
        String custom = "\"call_id\":\"c1\",\"input\":\"a\",\"name\":\"note\",\"namespace\":\"crm\"}";
        String whole = written(WHOLE);
        String stream = written(STREAM);

        assertThat(whole).contains(call).contains(custom).doesNotContain("crm__");
        assertThat(whole.split("\"namespace\":\"shop\"")).hasSize(2);
        assertThat(stream)
                .contains("\"type\":\"function_call\",\"status\":\"in_progress\",\"arguments\":\"\"," + call)
                .contains("\"type\":\"function_call\",\"status\":\"completed\",\"arguments\":\"{}\"," + call)
                .contains("\"input\":\"\",\"name\":\"note\",\"namespace\":\"crm\"}")
                .contains("\"output_index\":0,\"name\":\"find\",\"arguments\":\"{}\"}")
                .contains(custom)
                .doesNotContain("crm__")
                .doesNotContain("shop__");
    }

    @Test
    void an_answer_repeats_what_was_carried_as_the_client_said_it() {
        String tools =
                "[{\"type\":\"namespace\",\"name\":\"n\",\"description\":\"d\",\"tools\":[{\"type\":\"function\",\"name\":\"f\"}%s]}%s]";
        String others = ",{\"type\":\"web_search\"}";
        String asked = "{\"tools\":"
                + tools.formatted(
                        others, others + ",{\"type\":\"namespace\",\"name\":\"o\",\"tools\":[{\"type\":\"shell\"}]}")
                + ",\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}}";

        assertThat(written(WHOLE, asked))
                .contains("\"tools\":" + tools.formatted("", ""))
                .contains("\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}");
    }

    private String written(RequestFacts facts) {
        return written(facts, "{\"model\":\"m\"," + TOOLS + "}");
    }

    private String written(RequestFacts facts, String asked) {
        StringBuilder out = new StringBuilder();
        FrameSink sink =
                (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8));
        ChatWriter writer = AnswerCodec.writer(
                TestOptions.whole(facts).answering(HeapBody.json(asked)).losing(losses));
        writer.event(ChatEvent.started("a", "m"), sink);
        List<String> names = List.of("crm__find", "crm__note", "shop__close");
        for (int i = 0; i < names.size(); i++) {
            writer.event(ChatEvent.toolCallStarted(0, i, "c" + i, names.get(i)), sink);
            writer.event(ChatEvent.toolCallDelta(0, i, i == 1 ? "{\"input\":\"a\"}" : "{}"), sink);
        }
        writer.event(ChatEvent.finished(0, FinishReason.TOOL_CALLS, null), sink);
        writer.event(ChatEvent.ended(), sink);
        writer.end(sink);
        return out.toString();
    }
}
