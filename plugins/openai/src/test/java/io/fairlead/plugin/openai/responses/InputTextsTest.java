package io.fairlead.plugin.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.testkit.HeapBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputTextsTest {
    @Test
    void probabilitiesOfAnEarlierAnswerTellItsTextOnceMore() {
        assertThat(texts("{\"input\":[{\"type\":\"message\",\"role\":\"assistant\",\"content\":"
                        + "[{\"type\":\"output_text\",\"text\":\"a\",\"logprobs\":[{\"token\":\"a\"}]}]}]}"))
                .containsExactly("text a", "echo [{\"token\":\"a\"}] or []");
    }

    @Test
    void findsTheTextForACustomToolAndWhatItGave() {
        assertThat(texts(
                        "{\"input\":[{\"type\":\"custom_tool_call\",\"call_id\":\"c\",\"name\":\"p\",\"input\":\"*** a\"},"
                                + "{\"type\":\"custom_tool_call_output\",\"call_id\":\"c\",\"output\":\"done\"}]}"))
                .containsExactly("text *** a", "tool-result done");
    }

    private static List<String> texts(String json) {
        List<String> found = new ArrayList<>();
        InputTexts.push(HeapBody.json(json), new TextSpans() {
            @Override
            public void span(long from, long to, int channel, TextKind kind, TextRole role) {
                found.add(kind + " " + json.substring((int) from, (int) to));
            }

            @Override
            public void echo(long from, long to, String without) {
                found.add("echo " + json.substring((int) from, (int) to) + " or " + without);
            }
        });
        return found;
    }
}
