package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCodecTest {
    private static final RequestFacts STREAM =
            RequestFacts.builder(Operation.CHAT, "asked").stream(true).build();
    private static final RequestFacts WHOLE =
            RequestFacts.builder(Operation.CHAT, "asked").build();

    private final StringBuilder out = new StringBuilder();
    private final FrameSink sink =
            (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"content_block_delta\",\"delta\":{", "7", "hello"})
    void saysThatAFrameCannotBeRead(String data) {
        ChatReader reader = ChatCodec.reader(TestOptions.sse(STREAM));

        assertThatThrownBy(() -> reader.frame(TestFrame.data(data), event -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsAStreamWithoutAMarkWhereTheUpstreamHasNone() {
        String finish = "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}";

        assertThat(events(TestOptions.sse(STREAM), finish)).doesNotContain("ended");
        assertThat(events(TestOptions.sse(STREAM).withoutEndMark(), finish)).contains("ended");
    }

    @Test
    void endsAWholeAnswerOnlyIfItSaysWhy() {
        assertThat(events(TestOptions.whole(WHOLE), "{\"type\":\"message\",\"content\":[],\"stop_reason\":null}"))
                .startsWith("started")
                .doesNotContain("finished", "ended");
        assertThat(events(
                        TestOptions.whole(WHOLE), "{\"type\":\"message\",\"content\":[],\"stop_reason\":\"end_turn\"}"))
                .endsWith("ended\n");
    }

    @Test
    void readsAnErrorInsideASuccess() {
        assertThat(events(TestOptions.whole(WHOLE), "{\"error\":{\"type\":\"api_error\",\"message\":\"bad\"}}"))
                .isEqualTo("failed 500 api_error null bad\n");
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, stop, end_turn",
        "max_tokens, length, max_tokens",
        "model_context_window_exceeded, length, max_tokens",
        "tool_use, tool_calls, tool_use",
        "refusal, content_filter, refusal",
        "pause_turn, pause_turn, pause_turn",
        "made_up, made_up, end_turn"
    })
    void mapsReasons(String word, String neutral, String written) {
        FinishReason reason = StopReason.read(word);

        assertThat(reason.name()).isEqualTo(neutral);
        assertThat(StopReason.word(reason, false)).isEqualTo(written);
    }

    /** Blanks before or after the colon, or another input further ahead, made the streamed input vanish or go astray. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"server_tool_use\",\"input\":%s}",
                "{\"type\":\"server_tool_use\",\"input\" : %s , \"more\":\"é\"}",
                "{\"caller\":{\"input\":{}},\"type\":\"server_tool_use\",\"é\":1,\"input\":%s}"
            })
    void putsStreamedInputWhereTheBlockHasIts(String block) {
        ChatReader reader = ChatCodec.reader(TestOptions.sse(STREAM));
        List<ChatEvent> events = new ArrayList<>();
        for (String frame : List.of(
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":" + block.formatted("{}") + "}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\","
                        + "\"partial_json\":\"{\\\"q\\\":1}\"}}",
                "{\"type\":\"content_block_stop\",\"index\":0}")) {
            reader.frame(TestFrame.data(frame), events::add);
        }

        assertThat(events).contains(ChatEvent.unknown(0, "anthropic:server_tool_use", block.formatted("{\"q\":1}")));
    }

    @Test
    void writesCallsThatComeAtOnceOneAfterTheOther() {
        write(
                STREAM,
                ChatEvent.toolCallStarted(0, 0, "a", "look"),
                ChatEvent.toolCallStarted(0, 1, "b", "wait"),
                ChatEvent.toolCallDelta(0, 1, "{\"x\""),
                ChatEvent.toolCallDelta(0, 0, "{\"at\":1}"),
                ChatEvent.toolCallDelta(0, 1, ":2}"),
                ChatEvent.finished(0, FinishReason.TOOL_CALLS, null));

        assertThat(blocks()).containsExactly("start 0", "{\"at\":1}", "stop 0", "start 1", "{\"x\":2}", "stop 1");
    }

    @Test
    void writesACallAsItComesOnceTheOneBeforeIsWhole() {
        ChatWriter writer = ChatCodec.writer(TestOptions.sse(STREAM));
        writer.event(ChatEvent.text(0, "x"), sink);
        writer.event(ChatEvent.toolCallStarted(0, 0, "a", "look"), sink);
        writer.event(ChatEvent.toolCallDelta(0, 0, "{}"), sink);
        writer.event(ChatEvent.toolCallStarted(0, 1, "b", "wait"), sink);
        writer.event(ChatEvent.toolCallDelta(0, 1, "{"), sink);

        assertThat(blocks()).containsExactly("start 0", "stop 0", "start 1", "{}", "stop 1", "start 2", "{");
    }

    private List<String> blocks() {
        List<String> blocks = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            String index = line.replaceFirst(".*\"index\":(\\d).*", "$1");
            if (line.contains("{\"type\":\"content_block_start\"")) {
                blocks.add("start " + index);
            } else if (line.contains("{\"type\":\"content_block_stop\"")) {
                blocks.add("stop " + index);
            } else if (line.contains("partial_json\":")) {
                blocks.add(
                        line.replaceFirst(".*partial_json\":\"(.*)\"}}", "$1").replace("\\\"", "\""));
            }
        }
        return blocks;
    }

    @Test
    void tellsSourcesBehindTheirText() {
        String source = "{\"type\":\"char_location\",\"cited_text\":\"é\"}";
        String whole = "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"citations\":[" + source
                + "]}],\"stop_reason\":\"end_turn\"}";
        ChatReader streamed = ChatCodec.reader(TestOptions.sse(STREAM));
        List<ChatEvent> events = new ArrayList<>();
        streamed.frame(
                TestFrame.data("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"citations_delta\","
                        + "\"citation\":" + source + "}}"),
                events::add);

        assertThat(events).contains(ChatEvent.annotated(0, "anthropic", source));
        assertThat(events(TestOptions.whole(WHOLE), whole)).contains("annotated 0 anthropic " + source);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatItHasOneChoice(boolean stream) {
        List<String> lost = new ArrayList<>();
        TestOptions options =
                (stream ? TestOptions.sse(STREAM) : TestOptions.whole(WHOLE)).losing((path, reason) -> lost.add(path));
        ChatWriter writer = ChatCodec.writer(options);
        writer.event(ChatEvent.text(0, "one"), (array, start, end) -> {});
        writer.event(ChatEvent.text(1, "two"), (array, start, end) -> {});

        assertThat(lost).containsExactly("choices[1]");
    }

    @Test
    void saysThatOnlyItsOwnClientsHearOfDetailsOfARefusal() {
        List<String> lost = new ArrayList<>();
        ChatReader reader = ChatCodec.reader(TestOptions.whole(WHOLE).losing((path, reason) -> lost.add(path)));
        reader.frame(
                TestFrame.whole("{\"type\":\"message\",\"content\":[],\"stop_reason\":\"refusal\","
                        + "\"stop_details\":{\"type\":\"refusal\",\"category\":\"cyber\"},\"container\":null}"),
                _ -> {});

        assertThat(lost).containsExactly("stop_details");
    }

    @Test
    void writesItsOwnSourcesAndNoOthers() {
        ChatEvent own = ChatEvent.annotated(0, "anthropic", "{\"type\":\"page_location\"}");
        ChatEvent other = ChatEvent.annotated(0, "openai", "{\"type\":\"url_citation\"}");
        write(STREAM, ChatEvent.text(0, "x"), own, other);
        write(WHOLE, ChatEvent.text(0, "x"), own, other);

        assertThat(out.toString())
                .contains(
                        "\"delta\":{\"type\":\"citations_delta\",\"citation\":{\"type\":\"page_location\"}}",
                        "{\"type\":\"text\",\"text\":\"x\",\"citations\":[{\"type\":\"page_location\"}]}")
                .doesNotContain("url_citation");
    }

    @Test
    void passesOverFurtherChoices() {
        write(STREAM, ChatEvent.text(0, "one"), ChatEvent.text(1, "two"), ChatEvent.toolCallStarted(1, 0, "a", "b"));
        write(WHOLE, ChatEvent.text(0, "one"), ChatEvent.text(1, "two"), ChatEvent.toolCallStarted(1, 0, "a", "b"));

        assertThat(out.toString()).contains("one").doesNotContain("two", "tool_use");
    }

    @Test
    void opensTheMessageWithTheUsageThatIsKnownByThen() {
        Usage usage = Usage.builder().inputTokens(9).cachedInputTokens(4).build();
        write(STREAM, ChatEvent.started("x", ""), ChatEvent.usage(usage), ChatEvent.text(0, "a"));

        assertThat(out.toString()).startsWith("""
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_test-1","type":"message","role":"assistant",\
                "model":"asked","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":5,\
                "cache_creation_input_tokens":0,"cache_read_input_tokens":4,"output_tokens":0}}}
                """);
    }

    @Test
    void tellsOfARefusalByItsReason() {
        write(WHOLE, ChatEvent.refusal(0, "no"), ChatEvent.finished(0, FinishReason.STOP, null));

        assertThat(out.toString())
                .contains("\"content\":[{\"type\":\"text\",\"text\":\"no\"}],\"stop_reason\":\"refusal\"");
    }

    @Test
    void writesAnAnswerThatSaysNothing() {
        write(STREAM, ChatEvent.started("msg_1", "m"));
        write(WHOLE, ChatEvent.started("msg_1", "m"));

        assertThat(out.toString())
                .contains("event: message_start", "event: message_delta", "event: message_stop", "\"content\":[]")
                .doesNotContain("content_block");
    }

    @Test
    void writesAnswersLargerThanItsBuffer() {
        write(STREAM, ChatEvent.text(0, "é".repeat(5000)));

        assertThat(out.toString()).contains("é".repeat(5000) + "\"}}\n\n");
    }

    @Test
    void failsWithinAStreamWithoutItsEnd() {
        ChatCodec.writer(TestOptions.sse(STREAM)).fail(RouterError.of(ErrorCode.STREAM_BROKEN, "broke off"), sink);

        assertThat(out.toString())
                .startsWith("event: error\ndata: {\"type\":\"error\"")
                .doesNotContain("message_stop");
    }

    @Test
    void namesTheFormOfItsAnswer() {
        assertThat(ChatCodec.writer(TestOptions.sse(STREAM)).contentType()).isEqualTo("text/event-stream");
        assertThat(ChatCodec.writer(TestOptions.whole(WHOLE)).contentType()).isEqualTo("application/json");
    }

    private void write(RequestFacts facts, ChatEvent... events) {
        ChatWriter writer = ChatCodec.writer(facts.stream() ? TestOptions.sse(facts) : TestOptions.whole(facts));
        for (ChatEvent event : events) {
            writer.event(event, sink);
        }
        writer.end(sink);
    }

    private static String events(TestOptions options, String data) {
        List<ChatEvent> events = new ArrayList<>();
        ChatReader reader = ChatCodec.reader(options);
        boolean stream = options.facts().stream();
        reader.frame(stream ? TestFrame.data(data) : TestFrame.whole(data), events::add);
        reader.end(events::add);
        return NeutralText.of(events);
    }
}
