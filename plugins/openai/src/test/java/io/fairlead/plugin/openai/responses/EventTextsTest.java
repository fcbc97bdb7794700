package io.fairlead.plugin.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.json.JsonText;
import io.fairlead.testkit.TestFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTextsTest {
    private static final String ITEM =
            "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hello\"},"
                    + "{\"type\":\"refusal\",\"refusal\":\"no\"}]}";
    private static final String CALL = "{\"type\":\"function_call\",\"name\":\"f\",\"arguments\":\"{}1\"}";
    private static final String THOUGHT =
            "{\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"hm\"}]}";

    private static List<String> texts(String type, String members) {
        TestFrame frame = TestFrame.sse("event: " + type + "\ndata: {\"type\":\"" + type + "\"," + members + "}\n\n")
                .getFirst();
        return texts(frame);
    }

    private static List<String> texts(TestFrame frame) {
        List<String> found = new ArrayList<>();
        EventTexts.push(frame, new TextSpans() {
            @Override
            public void span(long from, long to, int channel, TextKind kind, TextRole role) {
                found.add(channel + " " + kind + " " + JsonText.decode(frame.array(), (int) from, (int) to));
            }

            @Override
            public void echo(long from, long to, String without) {
                String json = new String(frame.array(), (int) from, (int) (to - from), StandardCharsets.UTF_8);
                found.add("echo " + json + " or " + without);
            }

            @Override
            public void closeAll() {
                found.add("close all");
            }
        });
        return found;
    }

    @Test
    void givesEachPartOfEachItemAChannel() {
        assertThat(texts("response.output_text.delta", "\"delta\":\"a\",\"output_index\":0,\"content_index\":0"))
                .containsExactly("0 text a");
        assertThat(texts("response.output_text.delta", "\"output_index\":2,\"content_index\":1,\"delta\":\"a\""))
                .containsExactly("513 text a");
        assertThat(texts("response.refusal.delta", "\"output_index\":0,\"content_index\":1,\"delta\":\"no\""))
                .containsExactly("1 refusal no");
        assertThat(texts(
                        "response.reasoning_summary_text.delta",
                        "\"output_index\":0,\"summary_index\":0,\"delta\":\"h\""))
                .containsExactly("100 thinking h");
        assertThat(texts("response.function_call_arguments.delta", "\"output_index\":1,\"delta\":\"{\""))
                .containsExactly("511 tool-arguments {");
    }

    @Test
    void probabilitiesTellTheTextOnceMore() {
        String at = "\"output_index\":0,\"content_index\":0,";
        String part = "{\"type\":\"output_text\",\"logprobs\":[{\"token\":\"a\"}],\"text\":\"a\"}";
        String item = "{\"type\":\"message\",\"content\":[" + part + "]}";
        String echo = "echo [{\"token\":\"a\"}] or []";

        assertThat(texts("response.output_text.delta", at + "\"delta\":\"a\",\"logprobs\":[{\"token\":\"a\"}]"))
                .containsExactly("0 text a", echo);
        assertThat(texts("response.output_text.done", at + "\"logprobs\":[{\"token\":\"a\"}],\"text\":\"a\""))
                .containsExactly(echo, "16777216 text a");
        assertThat(texts("response.content_part.done", at + "\"part\":" + part))
                .containsExactly(echo, "33554432 text a");
        assertThat(texts("response.output_item.done", "\"output_index\":0,\"item\":" + item))
                .containsExactly(echo, "50331648 text a");
        assertThat(texts("response.completed", "\"response\":{\"output\":[" + item + "]}"))
                .containsExactly(echo, "67108864 text a", "close all", "close all");
    }

    @Test
    void givesEachRepetitionAChannelOfItsOwn() {
        String at = "\"output_index\":0,\"content_index\":0,";
        String part = "\"part\":{\"type\":\"output_text\",\"text\":\"Hello\"}";
        String output = "\"response\":{\"output\":[" + ITEM + "," + CALL + "," + THOUGHT + "]}";

        assertThat(texts("response.output_text.done", at + "\"text\":\"Hello\""))
                .containsExactly("16777216 text Hello");
        assertThat(texts("response.content_part.done", at + part)).containsExactly("33554432 text Hello");
        assertThat(texts("response.output_item.done", "\"output_index\":0,\"item\":" + ITEM))
                .containsExactly("50331648 text Hello", "50331649 refusal no");
        assertThat(texts("response.completed", output))
                .containsExactly(
                        "67108864 text Hello",
                        "67108865 refusal no",
                        "67109375 tool-arguments {}1",
                        "67109476 thinking hm",
                        "close all",
                        "close all");
    }

    /** It is text and no JSON, wherever it comes from: filters may put anything in its place. */
    @Test
    void findsTheTextForACustomTool() {
        String item = "{\"type\":\"custom_tool_call\",\"input\":\"*** a\",\"name\":\"apply_patch\"}";

        assertThat(texts("response.custom_tool_call_input.delta", "\"output_index\":0,\"delta\":\"*** a\""))
                .containsExactly("255 text *** a");
        assertThat(texts("response.custom_tool_call_input.done", "\"output_index\":0,\"input\":\"*** a\""))
                .containsExactly("16777471 text *** a");
        assertThat(texts("response.output_item.done", "\"output_index\":0,\"item\":" + item))
                .containsExactly("50331903 text *** a");
        assertThat(texts("response.completed", "\"response\":{\"output\":[" + item + "]}"))
                .containsExactly("67109119 text *** a", "close all", "close all");
    }

    @Test
    void findsTheTextsOfAWholeAnswer() {
        assertThat(texts(TestFrame.whole("{\"object\":\"response\",\"output\":[" + ITEM + "]}")))
                .containsExactly("0 text Hello", "1 refusal no", "close all");
    }
}
