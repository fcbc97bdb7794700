package io.fairlead.plugin.anthropic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLookTest {
    private static final RequestFacts FACTS = RequestFacts.builder(Operation.CHAT, "m").stream(true)
            .usageWanted(true)
            .build();

    private static final String START = """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-x",\
            "content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,\
            "cache_creation_input_tokens":10,"cache_read_input_tokens":100,"output_tokens":1}}}

            """;

    private static final String TEXT = """
            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}

            """;

    private static final String CLOSING = """
            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
            "usage":{"output_tokens":15}}

            """;

    private static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

    @Nested
    class AStream {
        private final ReplyLook watch = new ReplyLook(TestOptions.sse(FACTS));

        /** Events as the vendor's page on streaming shows them. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "message_start | {'message':{'usage':{'input_tokens':1}}} | usage",
                    "message_start | {'message':{}} | none",
                    "ping | {'type':'ping'} | none",
                    "content_block_start | {'index':0,'content_block':{'type':'text','text':''}} | none",
                    "content_block_start | {'index':0,'content_block':{'type':'text','text':'a'}} | content",
                    "content_block_start | {'index':0,'content_block':{'type':'thinking','thinking':'','signature':''}} | none",
                    "content_block_start | {'index':0,'content_block':{'type':'tool_use','id':'t','name':'f','input':{}}} | content",
                    "content_block_start | {'index':0,'content_block':{'type':'redacted_thinking','data':'x'}} | content",
                    "content_block_start | {'index':0,'content_block':{'type':'server_tool_use','id':'s','name':'w','input':{}}} | content",
                    "content_block_delta | {'index':0,'delta':{'type':'text_delta','text':'a'}} | content",
                    "content_block_delta | {'index':0,'delta':{'type':'text_delta','text':''}} | none",
                    "content_block_delta | {'index':0,'delta':{'type':'thinking_delta','thinking':'a'}} | content",
                    "content_block_delta | {'index':0,'delta':{'type':'signature_delta','signature':'a'}} | none",
                    "content_block_delta | {'index':0,'delta':{'type':'input_json_delta','partial_json':'{'}} | content",
                    "content_block_delta | {'index':0,'delta':{'type':'input_json_delta','partial_json':''}} | none",
                    "content_block_delta | {'index':0,'delta':{'type':'citations_delta','citation':{'type':'x'}}} | content",
                    "content_block_stop | {'index':0} | none",
                    "message_delta | {'delta':{'stop_reason':'tool_use'},'usage':{'output_tokens':2}} | finish usage",
                    "message_delta | {'delta':{'stop_reason':null},'usage':{'output_tokens':2}} | usage",
                    "message_stop | {'type':'message_stop'} | end",
                    "error | {'type':'error','error':{'type':'api_error','message':'x'}} | error",
                    "something_new | {'type':'something_new'} | none",
                    "content_block_delta | {'index':0,'delta' | malformed",
                    "content_block_delta | <html> | malformed",
                    "message_delta | {'delta':{'stop_reason':'end_turn'} | malformed",
                })
        void signals(String event, String data, String expected) {
            String json = data.replace('\'', '"');

            assertThat(names(look("event: " + event + "\ndata: " + json + "\n\n")))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'type':'content_block_delta','delta':{'type':'text_delta','text':'a'}} | content",
                    "{'delta':{'stop_reason':'end_turn'},'type':'message_delta'} | finish",
                    "{'type':'message_stop'} | end",
                    "{'error':{'type':'api_error','message':'x'}} | error",
                    "{'type':'error','error':{'type':'api_error','message':'x'}} | error",
                    "{} | none",
                })
        void readsEventsWithoutNames(String data, String expected) {
            assertThat(names(look("data: " + data.replace('\'', '"') + "\n\n"))).isEqualTo(expected);
        }

        @Test
        void passesOverComments() {
            assertThat(look(": keep-alive\n\n")).isEqualTo(Signals.NONE);
        }

        @Test
        void isCompleteOnlyAfterItsLastEvent() {
            look(START + TEXT + CLOSING);

            assertThat(watch.complete()).isFalse();
            look(STOP);
            assertThat(watch.complete()).isTrue();
        }

        @Test
        void getsTheLastEventThatIsAllThatIsMissing() {
            StringBuilder out = new StringBuilder();
            FrameSink sink =
                    (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8));

            all(watch, START + TEXT);
            assertThat(watch.markEnd(sink)).as("no reason yet").isFalse();
            all(watch, CLOSING);
            assertThat(watch.markEnd(sink)).isTrue();
            assertThat(out).hasToString(STOP);
            assertThat(watch.complete()).isTrue();
            assertThat(watch.markEnd(sink)).as("it has one").isFalse();
        }

        @Test
        void isCompleteWithItsReasonWhereTheUpstreamMarksNoEnd() {
            ReplyLook unmarked = new ReplyLook(TestOptions.sse(FACTS).withoutEndMark());

            all(unmarked, START + TEXT);
            assertThat(unmarked.complete()).isFalse();
            all(unmarked, CLOSING);
            assertThat(unmarked.complete()).isTrue();
        }

        @Test
        void countsCachedInputAsInput() {
            look(START);

            assertThat(watch.usage().inputTokens()).isEqualTo(135);
            assertThat(watch.usage().cachedInputTokens()).isEqualTo(100);
            assertThat(watch.usage().cacheWriteTokens()).isEqualTo(10);
            assertThat(watch.usage().outputTokens()).isEqualTo(1);
            look(CLOSING);
            assertThat(watch.usage().inputTokens()).isEqualTo(135);
            assertThat(watch.usage().outputTokens()).isEqualTo(15);
        }

        @Test
        void takesTheTotalsOfTheLastUsage() {
            look(START);
            look("""
                    event: message_delta
                    data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":900,\
                    "cache_creation_input_tokens":0,"cache_read_input_tokens":100,"output_tokens":300,\
                    "output_tokens_details":{"thinking_tokens":200},"server_tool_use":{"web_search_requests":1}}}

                    """);

            assertThat(watch.usage().inputTokens()).isEqualTo(1010);
            assertThat(watch.usage().outputTokens()).isEqualTo(300);
            assertThat(watch.usage().reasoningTokens()).isEqualTo(200);
        }

        @Test
        void knowsNoUsageWhereNoneWasTold() {
            look(TEXT + STOP);

            assertThat(watch.usage()).isEqualTo(Usage.UNKNOWN);
        }

        @Test
        void isNeverCompleteAfterAnError() {
            look(START + TEXT);
            look("""
                    event: error
                    data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}

                    """);
            look(STOP);

            assertThat(watch.complete()).isFalse();
            assertThat(Objects.requireNonNull(watch.error()).type()).isEqualTo("overloaded_error");
            assertThat(Objects.requireNonNull(watch.error()).status()).isEqualTo(529);
        }

        @Test
        void failsWithAnErrorEvent() {
            List<String> frames = new ArrayList<>();

            watch.fail(
                    RouterError.of(ErrorCode.STREAM_BROKEN, "gone"),
                    (array, start, end) -> frames.add(TestFrame.whole("").text() + (end - start)));

            assertThat(frames).hasSize(1);
        }

        private int look(String text) {
            return all(watch, text);
        }
    }

    @Nested
    class AWholeAnswer {
        private final ReplyLook watch = new ReplyLook(TestOptions.whole(FACTS));

        @Test
        void isCompleteWithItsReason() {
            int signals = look("""
                    {"id":"msg_1","type":"message","role":"assistant","model":"claude-x",
                     "content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn","stop_sequence":null,
                     "usage":{"input_tokens":10,"output_tokens":3}}""");

            assertThat(names(signals)).isEqualTo("content end finish usage");
            assertThat(watch.complete()).isTrue();
            assertThat(watch.usage().totalTokens()).isEqualTo(13);
        }

        @Test
        void isCompleteHoweverOddItsUsageIs() {
            look("""
                    {"id":"msg_1","type":"message","role":"assistant","model":"claude-x",
                     "content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn","stop_sequence":null,
                     "usage":{"input_tokens":1e300,"cache_read_input_tokens":1e300,"output_tokens":2.5}}""");

            assertThat(watch.complete()).isTrue();
            assertThat(watch.usage().outputTokens()).isEqualTo(3);
            assertThat(watch.usage().inputTokens()).isEqualTo(1L << 53);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"type\":\"message\",\"content\":[],\"stop_reason\":null}",
                    "{\"type\":\"other\",\"stop_reason\":\"end_turn\"}",
                    "{\"type\":\"message\",\"content\":[],\"stop_reason\":\"end_turn\"",
                    "<html>",
                })
        void isNotCompleteWithoutOne(String body) {
            look(body);

            assertThat(watch.complete()).isFalse();
        }

        @Test
        void isAnErrorWhateverItsStatus() {
            assertThat(look("{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow\"}}"))
                    .isEqualTo(Signals.ERROR);

            assertThat(watch.complete()).isFalse();
            assertThat(Objects.requireNonNull(watch.error()).status()).isEqualTo(429);
        }

        @Test
        void failsWithoutAnEvent() {
            List<String> frames = new ArrayList<>();

            watch.fail(RouterError.of(ErrorCode.STREAM_BROKEN, "gone"), (array, start, end) -> frames.add("frame"));

            assertThat(frames).isEmpty();
        }

        private int look(String body) {
            return watch.look(TestFrame.whole(body), new RecordedFrameEdit());
        }
    }

    private static int all(ReplyLook watch, String text) {
        int signals = 0;
        for (TestFrame frame : TestFrame.sse(text)) {
            RecordedFrameEdit edit = new RecordedFrameEdit();
            signals |= watch.look(frame.moved(5), edit);
            assertThat(edit.untouched()).isTrue();
        }
        return signals;
    }

    private static String names(int signals) {
        List<String> names = new ArrayList<>();
        String[] all = {"content", "usage", "finish", "error", "end", "malformed"};
        for (int bit = 0; bit < all.length; bit++) {
            if ((signals & 1 << bit) != 0) {
                names.add(all[bit]);
            }
        }
        return names.isEmpty()
                ? "none"
                : String.join(" ", names.stream().sorted().toList());
    }
}
