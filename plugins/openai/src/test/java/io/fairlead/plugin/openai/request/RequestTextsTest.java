package io.fairlead.plugin.openai.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.testkit.HeapBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTextsTest {
    @Test
    void findsEveryTextOfAChat() {
        assertThat(texts("""
                {"model":"not this","messages":[
                 {"role":"developer","content":"be kind"},
                 {"content":"hi \\u00e9","role":"user","name":"not this"},
                 {"role":"user","content":[{"type":"text","text":"look"},{"type":"image_url","image_url":{"url":"data:x"}}]},
                 {"role":"assistant","content":null,"reasoning_content":"hm","refusal":"no",
                  "tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\\"a\\":1}"}}]},
                 {"role":"tool","tool_call_id":"c","content":"42"},
                 {"role":"user","content":""}, 7
                ]}"""))
                .containsExactly(
                        "system text be kind",
                        "user text hi \\u00e9",
                        "user text look",
                        "assistant thinking hm",
                        "assistant refusal no",
                        "assistant tool-arguments {\\\"a\\\":1}",
                        "tool tool-result 42",
                        "end");
    }

    @Test
    void findsPromptsAndInputs() {
        List<String> found = new ArrayList<>();
        HeapBody body = HeapBody.json("{\"prompt\":\"one\",\"input\":[\"two\",\"three\",[1,2]]}");

        RequestTexts.plain(body, recorder(body, found), "prompt");
        RequestTexts.plain(body, recorder(body, found), "input");
        RequestTexts.plain(body, recorder(body, found), "absent");

        assertThat(found).containsExactly("user text one", "end", "user text two", "user text three", "end");
    }

    /** Filters did not see these, so that personal data in them left the house. */
    @Test
    void findsTextInPlacesThatAreSeldomUsed() {
        assertThat(texts("""
                {"prediction":{"type":"content","content":[{"type":"text","text":"guess"}]},"messages":[
                 {"role":"assistant","function_call":{"name":"f","arguments":"{\\"a\\":1}"}},
                 {"role":"assistant","tool_calls":[{"type":"custom","custom":{"name":"f","input":"free"}}]},
                 {"role":"assistant","content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},"bare"]}
                ]}"""))
                .containsExactly(
                        "user text guess",
                        "assistant tool-arguments {\\\"a\\\":1}",
                        "assistant text free",
                        "assistant thinking hm",
                        "assistant text bare",
                        "end");
        assertThat(texts("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"prediction\":{\"content\":\"b\"}}"))
                .containsExactly("user text a", "user text b", "end");
    }

    @Test
    void findsMembersInTheOrderInWhichTheyStand() {
        List<String> found = new ArrayList<>();
        HeapBody body = HeapBody.json("{\"suffix\":\"end\",\"prompt\":\"begin\"}");

        RequestTexts.plain(body, recorder(body, found), "prompt", "suffix");

        assertThat(found).containsExactly("user text end", "user text begin", "end");
    }

    private static List<String> texts(String json) {
        List<String> found = new ArrayList<>();
        HeapBody body = HeapBody.json(json);
        RequestTexts.chat(body, recorder(body, found));
        return found;
    }

    private static TextSpans recorder(HeapBody body, List<String> found) {
        return new TextSpans() {
            @Override
            public void span(long from, long to, int channel, TextKind kind, TextRole role) {
                found.add(role + " " + kind + " " + body.slice(from, to).utf8());
            }

            @Override
            public void closeAll() {
                found.add("end");
            }
        };
    }
}
