package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.plugin.anthropic.request.RequestLook;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedBodyEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayedThoughtsTest {
    private static final String OWN = "{'type':'thinking','thinking':'t','signature':'c2ln'}";
    private static final String GEMINI = "{'type':'thinking','thinking':'t','signature':'gemini:c2ln'}";
    private static final String NOBODY = "{'type':'thinking','thinking':'t','signature':'fairlead:unsigned'}";
    private static final String USE = "{'type':'tool_use','id':'c','name':'f','input':{}}";
    private static final String RESULT =
            "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c','content':'r'}]}";
    private static final String BUDGET = ",'thinking':{'type':'enabled','budget_tokens':2000}";

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "OWN, USE | OWN, USE",
                "NOBODY ,USE | USE",
                "OWN,GEMINI, NOBODY,USE | OWN,USE",
                "USE , NOBODY | USE",
                "{'type':'text','text':'thinking:'} | {'type':'text','text':'thinking:'}",
                "{'type':'thinking','thinking':'t','signature':''},USE | {'type':'thinking','thinking':'t','signature':''},USE",
            })
    void takesOutWhatOthersThought(String content, String left) {
        assertThat(replaced(message(named(content)), "", "claude-opus-4-7")).isEqualTo(body(message(named(left)), ""));
    }

    @Test
    void leavesNoEmptyMessageBehind() {
        String first = "{'role':'user','content':'u'}";
        String last = "{'role':'user','content':[{'type':'text','text':'v'}]}";

        assertThat(replaced(first + ", " + message(NOBODY) + ", " + last, "", "claude-opus-4-7"))
                .isEqualTo(body(first + ", " + last, ""));
        assertThat(told).containsExactly("messages[1].content[0]");
    }

    @Test
    void namesWhatItTakesOut() {
        replaced("{'role':'user','content':'u'}," + message(OWN + "," + GEMINI + "," + USE), "", "claude-opus-4-7");

        assertThat(told).containsExactly("messages[1].content[1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "claude-sonnet-4-5 | NOBODY,USE | true",
                "claude-sonnet-4-5 | USE | true",
                "claude-sonnet-4-5 | OWN,USE | false",
                "claude-sonnet-4-5 | {'type':'redacted_thinking','data':'d'},USE | false",
                "claude-opus-4-7 | NOBODY,USE | false",
                "another-vendors | NOBODY,USE | false",
            })
    void keepsAModelWithABudgetFromThinkingInATurnOfOthers(String model, String content, boolean disabled) {
        RecordedBodyEdit edit = adapted(body(message(named(content)) + "," + RESULT, BUDGET), model);

        assertThat(edit.edits().contains("set thinking={\"type\":\"disabled\"}"))
                .isEqualTo(disabled);
        assertThat(told.contains("thinking")).isEqualTo(disabled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RESULT,{'role':'user','content':'next'} | BUDGET",
                "{'role':'user','content':'u'},{'role':'assistant','content':[OWN,USE]},RESULT,{'role':'assistant','content':[USE]},RESULT | BUDGET",
                "{'role':'user','content':'u'},{'role':'assistant','content':[OWN,USE]},RESULT | BUDGET",
                "{'role':'user','content':[{'type':'tool_result'},{'type':'text','text':'next'}]} | BUDGET",
                "RESULT | ",
                "RESULT | ,'thinking':{'type':'disabled'}",
                "RESULT | ,'thinking':null",
            })
    void letsItThinkInATurnOfItsOwn(String rest, String thinking) {
        String settings = thinking == null ? "" : thinking.replace("BUDGET", BUDGET);

        RecordedBodyEdit edit = adapted(body(message(USE) + "," + named(rest), settings), "claude-sonnet-4-5");

        assertThat(edit.edits()).isEmpty();
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'edits':[{'type':'clear_thinking_20251015','keep':'all'}]} | remove context_management",
                "{'edits':[{'type':'clear_thinking_20251015'},{'type':'b'},7]} | set context_management.edits=[{'type':'b'},7]",
                "{'edits':[{'type':'b'}]} | ",
                "{'edits':{}} | ",
                "7 | ",
            })
    void clearsNoThoughtsWhereThereAreNone(String management, String edited) {
        String rest = BUDGET + ",'context_management':" + management.strip();

        List<String> edits = new ArrayList<>(adapted(body(message(USE) + "," + RESULT, rest), "claude-sonnet-4-5")
                .edits());

        assertThat(edits.removeFirst()).startsWith("set thinking=");
        assertThat(String.join(" ", edits).replace('"', '\'')).isEqualTo(edited == null ? "" : edited);
        assertThat(told.contains("context_management.edits")).isEqualTo(edited != null);
    }

    @Test
    void takesTheLastOfTwoContents() {
        String twice =
                "{'role':'assistant','content':[" + NOBODY + "," + USE + "],'content':[" + USE + "," + GEMINI + "]}";
        String left = "{'role':'assistant','content':[" + NOBODY + "," + USE + "],'content':[" + USE + "]}";

        assertThat(replaced(twice, "", "claude-opus-4-7")).isEqualTo(body(left, ""));
        assertThat(replaced(twice.replace(USE + "," + GEMINI, GEMINI) + ",7", "", "claude-opus-4-7"))
                .isEqualTo(body("7", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "OWN,GEMINI,USE | USE",
                "{'type':'redacted_thinking','data':'d'},USE | USE",
                "USE | USE",
            })
    void takesOutAllWhoseProofsTheUpstreamCannotRead(String content, String left) {
        String json = body(message(named(content)), "");

        assertThat(adapted(json, "claude-opus-4-7", true).replaced()).isEqualTo(body(message(named(left)), ""));
    }

    @Test
    void keepsAModelWithABudgetFromThinkingWhereItsProofsCannotBeRead() {
        String json = body(message(OWN + "," + USE) + "," + RESULT, BUDGET);

        assertThat(adapted(json, "claude-sonnet-4-5", true).edits()).contains("set thinking={\"type\":\"disabled\"}");
        assertThat(told).containsExactly("messages[0].content[0]", "thinking");
    }

    private static String named(String content) {
        return content.replace("OWN", OWN)
                .replace("GEMINI", GEMINI)
                .replace("NOBODY", NOBODY)
                .replace("USE", USE)
                .replace("RESULT", RESULT);
    }

    private static String message(String content) {
        return "{'role':'assistant','content':[" + content + "]}";
    }

    private static String body(String messages, String rest) {
        return ("{'model':'m','messages':[" + messages + "]" + rest + "}").replace('\'', '"');
    }

    private String replaced(String messages, String rest, String model) {
        return adapted(body(messages, rest), model).replaced();
    }

    private RecordedBodyEdit adapted(String json, String model) {
        return adapted(json, model, false);
    }

    private RecordedBodyEdit adapted(String json, String model, boolean all) {
        HeapBody body = HeapBody.json(json, RequestLook.PROBES);
        RecordedBodyEdit edit = RecordedBodyEdit.of(body);
        ReplayedThoughts.adapt(edit, Objects.requireNonNull(body.json()), model, all, (path, _) -> told.add(path));
        return edit;
    }
}
