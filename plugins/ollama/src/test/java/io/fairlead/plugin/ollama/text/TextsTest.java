package io.fairlead.plugin.ollama.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void ofAChatAreThoseThatSomebodyWrote() {
        String json = "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
                + "{\"images\":[\"iVBORw0KGgo=\"],\"content\":\"u\",\"role\":\"user\"},"
                + "{\"role\":\"assistant\",\"thinking\":\"hm\",\"content\":\"\",\"tool_calls\":[{\"id\":\"c\","
                + "\"function\":{\"name\":\"f\",\"arguments\":{\"a\":[\"x\",7,{\"b\":\"y\"}]}}}]},"
                + "{\"role\":\"tool\",\"tool_name\":\"f\",\"content\":\"r\"},7],\"model\":\"m\"}";

        assertThat(lines(json, RequestTexts::chat))
                .containsExactly(
                        "0 system text s",
                        "1 user text u",
                        "2 assistant thinking hm",
                        "3 assistant tool-arguments x",
                        "4 assistant tool-arguments y",
                        "5 tool tool-result r",
                        "close all");
    }

    @Test
    void ofAPromptAreFoundInTheirOrder() {
        String json = "{\"suffix\":\"end\",\"prompt\":\"p\",\"template\":\"t\",\"system\":\"s\",\"model\":\"m\"}";

        assertThat(lines(json, RequestTexts::generate))
                .containsExactly("0 user text end", "1 user text p", "2 system text s", "close all");
    }

    @Test
    void ofARequestForVectorsAreItsInputs() {
        assertThat(lines("{\"model\":\"m\",\"input\":[\"a\",\"b\"]}", RequestTexts::embedding))
                .containsExactly("0 user text a", "1 user text b", "close all");
        assertThat(lines("{\"model\":\"m\",\"prompt\":\"a\"}", RequestTexts::embedding))
                .containsExactly("0 user text a", "close all");
    }

    @Test
    void ofLinesContinueEachOther() {
        assertThat(lines("{\"message\":{\"role\":\"assistant\",\"thinking\":\"hm\",\"content\":\"a\"},\"done\":false}"))
                .containsExactly("1 assistant thinking hm", "0 assistant text a");
        assertThat(lines("{\"done\":true,\"response\":\"b\"}")).containsExactly("0 assistant text b", "close all");
    }

    @Test
    void ofCallsEndWhereTheyStand() {
        assertThat(lines("{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{\"a\":\"x\"}}},"
                        + "{\"function\":{\"arguments\":{\"a\":\"y\"}}}]},\"done\":false}"))
                .containsExactly("2 assistant tool-arguments x", "close 2", "2 assistant tool-arguments y", "close 2");
    }

    @Test
    void probabilitiesTellTheTextOnceMore() {
        assertThat(lines("{\"logprobs\":[{\"token\":\"a\"}],\"message\":{\"content\":\"a\"},\"done\":false}"))
                .containsExactly("echo [{\"token\":\"a\"}] or []", "0 assistant text a");
    }

    private static List<String> lines(String json, BiConsumer<RequestBody, TextSpans> push) {
        HeapBody body = HeapBody.json(json);
        Spans spans = new Spans(json.getBytes(StandardCharsets.UTF_8), 0);
        push.accept(body, spans);
        return spans.lines();
    }

    private static List<String> lines(String line) {
        TestFrame frame = TestFrame.line(line);
        Spans spans = new Spans(frame.array(), 0);
        ReplyTexts.push(frame, spans);
        return spans.lines();
    }
}
