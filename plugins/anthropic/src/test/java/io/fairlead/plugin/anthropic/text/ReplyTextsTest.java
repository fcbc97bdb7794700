package io.fairlead.plugin.anthropic.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.TestFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTextsTest {
    @Test
    void numbersChannelsByBlock() {
        assertThat(stream("""
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","content":[]}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":"start"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"so"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":1}

                event: content_block_delta
                data: {"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":"{\\"a\\":"},"index":2}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}}

                event: message_stop
                data: {"type":"message_stop"}

                """))
                .containsExactly(
                        "0 assistant thinking hm",
                        "close 0",
                        "1 assistant text start",
                        "1 assistant text so",
                        "close 1",
                        "2 assistant tool-arguments {\\\"a\\\":",
                        "close all");
    }

    @Test
    void numbersChannelsByStringInAWholeAnswer() {
        assertThat(texts(TestFrame.whole("""
                {"id":"msg_1","type":"message","role":"assistant","content":[
                 {"type":"thinking","thinking":"hm","signature":"c2ln"},
                 {"type":"text","text":"so"},
                 {"type":"tool_use","id":"t","name":"f","input":{"a":"b","c":["d"]}}]}""")))
                .containsExactly(
                        "0 assistant thinking hm",
                        "1 assistant text so",
                        "2 assistant tool-arguments b",
                        "3 assistant tool-arguments d",
                        "close all");
    }

    /** Requests are held to a depth, replies are not: one of many brackets ended in an error of the machine. */
    @Test
    void passesOverInputThatIsNestedTooDeeply() {
        int depth = 100_000;
        String input = "[".repeat(depth) + "\"no\"" + "]".repeat(depth);

        assertThat(texts(TestFrame.whole("{\"type\":\"message\",\"content\":[{\"type\":\"tool_use\",\"input\":" + input
                        + "},{\"type\":\"text\",\"text\":\"so\"}]}")))
                .containsExactly("0 assistant text so", "close all");
    }

    @Test
    void readsEventsWithoutNames() {
        assertThat(
                        texts(
                                TestFrame.data(
                                        "{\"type\":\"content_block_delta\",\"index\":3,\"delta\":{\"type\":\"text_delta\",\"text\":\"x\"}}")))
                .containsExactly("3 assistant text x");
    }

    @Test
    void findsNothingInFramesThatCannotBeRead() {
        assertThat(stream(
                        "event: ping\ndata: {\"type\": \"ping\"}\n\n: comment\n\ndata: [DONE]\n\ndata: {\"type\"\n\n"))
                .isEmpty();
    }

    private static List<String> stream(String text) {
        return TestFrame.sse(text).stream()
                .flatMap(frame -> texts(frame).stream())
                .toList();
    }

    private static List<String> texts(TestFrame frame) {
        Spans spans = new Spans(frame.array(), 0);
        ReplyTexts.push(frame, spans);
        return spans.lines();
    }
}
