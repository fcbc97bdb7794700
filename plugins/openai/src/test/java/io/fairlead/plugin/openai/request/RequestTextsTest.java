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

        RequestTexts.plain(body, "prompt", recorder(body, found));
        RequestTexts.plain(body, "input", recorder(body, found));
        RequestTexts.plain(body, "absent", recorder(body, found));

        assertThat(found).containsExactly("user text one", "end", "user text two", "user text three", "end");
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
