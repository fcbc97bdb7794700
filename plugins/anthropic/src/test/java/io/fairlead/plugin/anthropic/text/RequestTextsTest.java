package io.fairlead.plugin.anthropic.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Slice;
import io.fairlead.testkit.HeapBody;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTextsTest {
    @Test
    void findsEveryTextInItsOrder() {
        assertThat(texts("""
                {"model":"m","system":"be kind","messages":[
                 {"role":"user","content":"plain \\"quoted\\""},
                 {"role":"assistant","content":[
                  {"type":"thinking","thinking":"signed","signature":"c2ln"},
                  {"type":"redacted_thinking","data":"QUJD"},
                  {"type":"text","text":"answer"},
                  {"type":"tool_use","id":"t1","name":"f","input":{"city":"Oslo","days":[1,"two"],"deep":{"x":"y"}}}]},
                 {"content":[
                  {"type":"tool_result","tool_use_id":"t1","content":"sunny"},
                  {"type":"tool_result","tool_use_id":"t2","is_error":true,"content":[{"type":"text","text":"broken"},
                   {"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}}]},
                  {"type":"text","text":"and now?"}],"role":"user"}]}"""))
                .containsExactly(
                        "0 system text be kind",
                        "1 user text plain \\\"quoted\\\"",
                        "2 assistant text answer",
                        "3 assistant tool-arguments Oslo",
                        "4 assistant tool-arguments two",
                        "5 assistant tool-arguments y",
                        "6 tool tool-result sunny",
                        "7 tool tool-result broken",
                        "8 user text and now?",
                        "close all");
    }

    @Test
    void findsASystemPromptOfBlocksBehindTheMessages() {
        assertThat(texts("""
                {"messages":[{"role":"user","content":"first"},{"role":"system","content":"by the way"}],
                 "system":[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}},{"type":"text","text":"b"}]}"""))
                .containsExactly(
                        "0 user text first",
                        "1 system text by the way",
                        "2 system text a",
                        "3 system text b",
                        "close all");
    }

    @Test
    void findsTheTextOfDocumentsButNotTheirBytes() {
        assertThat(texts("""
                {"messages":[{"role":"user","content":[
                 {"type":"document","title":"T","source":{"type":"text","media_type":"text/plain","data":"body"}},
                 {"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"QUJD"}},
                 {"type":"document","source":{"type":"content","content":[{"type":"text","text":"part"}]}},
                 {"type":"search_result","source":"https://host","title":"no","content":[{"type":"text","text":"hit"}]}
                ]}]}"""))
                .containsExactly(
                        "0 user text T", "1 user text body", "2 user text part", "3 user text hit", "close all");
    }

    @Test
    void passesOverWhatIsOffTheForm() {
        assertThat(texts("{\"system\":7,\"messages\":[1,null,{},{\"role\":1,\"content\":[2,{},{\"type\":5}]}]}"))
                .containsExactly("close all");
        assertThat(texts("{\"messages\":{\"a\":\"b\"}}")).containsExactly("close all");
        assertThat(texts("{}")).containsExactly("close all");
    }

    private static List<String> texts(String json) {
        HeapBody body = HeapBody.json(json);
        Slice all = body.slice(0, body.length());
        Spans spans = new Spans(all.array(), all.start());
        RequestTexts.push(body, spans);
        return spans.lines();
    }
}
