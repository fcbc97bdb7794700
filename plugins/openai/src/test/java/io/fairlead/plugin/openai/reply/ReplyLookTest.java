package io.fairlead.plugin.openai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyLookTest {
    private static final RequestFacts ONE =
            RequestFacts.builder(Operation.CHAT, "m").stream(true).build();
    private static final String HEAD = "{'id':'c-1','object':'chat.completion.chunk','created':1,'model':'m',";
    private static final String TEXT = "'choices':[{'index':0,'delta':{'content':'hi'},'finish_reason':null}]}";
    private static final String STOP = "'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}";

    @Nested
    class AFrame {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'choices':[{'index':0,'delta':{'role':'assistant','content':''},'finish_reason':null}] | ",
                    "'choices':[{'index':0,'delta':{'role':'assistant','content':null}}] | ",
                    "'choices':[{'index':0,'delta':{'content':'x'}}] | content",
                    "'choices':[{'delta':{'content':'x'},'finish_reason':'stop','index':0}] | content finish",
                    "'choices':[{'index':0,'delta':{'reasoning_content':'x','content':null}}] | content",
                    "'choices':[{'index':0,'delta':{'reasoning':'x'}}] | content",
                    "'choices':[{'index':0,'delta':{'refusal':'x'}}] | content",
                    "'choices':[{'index':0,'delta':{'refusal':null}}] | ",
                    "'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'c','function':{'name':'f','arguments':''}}]}}] | content",
                    "'choices':[{'index':0,'delta':{'tool_calls':[]}}] | ",
                    "'choices':[{'index':0,'delta':{'function_call':{'name':'f'}}}] | content",
                    "'choices':[{'index':0,'delta':{'audio':{'data':'AA=='}}}] | content",
                    "'choices':[{'index':0,'delta':{'content':[{'type':'thinking'}]}}] | content",
                    "'choices':[{'index':0,'delta':{'unheard_of':'x'}}] | content",
                    "'choices':[{'index':0,'text':'x','logprobs':null}] | content",
                    "'choices':[{'index':0,'text':''}] | ",
                    "'choices':[{'index':0,'delta':{},'finish_reason':'length'}] | finish",
                    "'choices':[{'index':0,'delta':{},'finish_reason':null}] | ",
                    "'choices':[] | ",
                    "'choices':[],'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3} | usage",
                    "'choices':[],'usage':null | ",
                    "'x_groq':{'id':'r','usage':{'prompt_tokens':1,'completion_tokens':2}} | usage",
                    "'x_groq':{'id':'r'} | ",
                    "'error':{'message':'bad','type':'server_error'} | error",
                    "'error':'bad' | error",
                    "'error':null | ",
                    "'object':'error','message':'bad' | error",
                    "'choices':[{'index':0,'delta':{'content':'x'},'finish_reason':'error'}] | error",
                    "'choices':[{'index':0,'delta':{},'error':{'code':502,'message':'bad'}}] | error",
                    "'choices':[{'index':0,'delta':{},'error':null}] | ",
                    "'choices':null | ",
                    "'choices':[null,3] | ",
                })
        void means(String members, @Nullable String signals) {
            int seen = look(new ReplyLook(TestOptions.sse(ONE)), "{" + members + "}");

            assertThat(names(seen)).isEqualTo(Objects.requireNonNullElse(signals, ""));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {"{'choices':[{", "[1]", "hello", "'x'", "{]", "{'choices':[{'delta':{'content':'x"})
        void isMalformedIfItIsNoObject(String data) {
            assertThat(look(new ReplyLook(TestOptions.sse(ONE)), data)).isEqualTo(Signals.MALFORMED);
        }

        @Test
        void mayBeACommentOrAnEventOfOthers() {
            ReplyLook watch = new ReplyLook(TestOptions.sse(ONE));

            assertThat(signals(watch, ": OPENROUTER PROCESSING\n\n")).containsExactly("");
            assertThat(signals(watch, "event: ping\ndata: {}\n\n")).containsExactly("");
            assertThat(signals(watch, "event: error\ndata: {\"message\":\"bad\"}\n\n"))
                    .containsExactly("error");
            assertThat(Objects.requireNonNull(watch.error()).message()).isEqualTo("bad");
        }

        @Test
        void isReadWhereverItLies() {
            TestFrame frame = TestFrame.data(json(HEAD + TEXT));

            assertThat(new ReplyLook(TestOptions.sse(ONE)).look(frame.moved(1000), new RecordedFrameEdit()))
                    .isEqualTo(Signals.CONTENT);
        }
    }

    @Nested
    class AStream {
        @Test
        void isCompleteWithItsMark() {
            ReplyLook watch = new ReplyLook(TestOptions.sse(ONE));

            assertThat(signals(watch, stream(HEAD + TEXT, HEAD + STOP))).containsExactly("content", "finish");
            assertThat(watch.complete()).isFalse();
            assertThat(signals(watch, "data: [DONE]\n\n")).containsExactly("end");
            assertThat(watch.complete()).isTrue();
        }

        @Test
        void isIncompleteWithTheMarkAlone() {
            ReplyLook watch = new ReplyLook(TestOptions.sse(ONE));

            signals(watch, "data: [DONE]\n\n");

            assertThat(watch.complete()).isFalse();
        }

        @Test
        void isNeverCompleteAfterAnError() {
            ReplyLook watch = new ReplyLook(TestOptions.sse(ONE));

            signals(watch, stream(HEAD + TEXT, "{'error':{'message':'bad','code':'overloaded','type':'t'}}"));
            signals(watch, "data: [DONE]\n\n");

            assertThat(watch.complete()).isFalse();
            UpstreamError error = Objects.requireNonNull(watch.error());
            assertThat(error.code()).isEqualTo("overloaded");
            assertThat(error.type()).isEqualTo("t");
            assertThat(error.message()).isEqualTo("bad");
        }

        @Test
        void getsTheMarkThatIsAllThatIsMissing() {
            RequestFacts two = RequestFacts.builder(Operation.CHAT, "m").stream(true)
                    .choices(2)
                    .build();
            ReplyLook watch = new ReplyLook(TestOptions.sse(two));

            signals(watch, stream(HEAD + TEXT, HEAD + STOP));
            assertThat(mark(watch)).as("the second choice is not done").isEmpty();
            assertThat(watch.complete()).isFalse();
            signals(watch, stream(HEAD + "'choices':[{'index':1,'delta':{},'finish_reason':'stop'}]}"));
            assertThat(mark(watch)).isEqualTo("data: [DONE]\n\n");
            assertThat(watch.complete()).isTrue();
            assertThat(mark(watch)).as("it has one").isEmpty();
        }

        @Test
        void getsNoMarkAfterAnError() {
            ReplyLook watch = new ReplyLook(TestOptions.sse(ONE));

            signals(watch, stream(HEAD + TEXT, HEAD + STOP, "{'error':{'message':'bad'}}"));

            assertThat(mark(watch)).isEmpty();
            assertThat(watch.complete()).isFalse();
        }

        private String mark(ReplyLook watch) {
            StringBuilder out = new StringBuilder();
            boolean marked = watch.markEnd(
                    (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8)));
            assertThat(marked).isEqualTo(!out.isEmpty());
            return out.toString();
        }

        @Test
        void withoutAMarkIsCompleteWhenEveryChoiceIsDone() {
            RequestFacts two = RequestFacts.builder(Operation.CHAT, "m").stream(true)
                    .choices(2)
                    .build();
            ReplyLook watch = new ReplyLook(TestOptions.sse(two).withoutEndMark());

            signals(watch, stream(HEAD + TEXT, HEAD + STOP));
            assertThat(watch.complete()).isFalse();
            signals(watch, stream(HEAD + "'choices':[{'index':1,'delta':{},'finish_reason':'stop'}]}"));
            assertThat(watch.complete()).isTrue();
        }

        @Test
        void failsWithAnEventAndNoMark() {
            StringBuilder out = new StringBuilder();
            RouterError error = RouterError.of(ErrorCode.STREAM_BROKEN, "the upstream broke off");

            new ReplyLook(TestOptions.sse(ONE))
                    .fail(
                            error,
                            (array, start, end) ->
                                    out.append(new String(array, start, end - start, StandardCharsets.UTF_8)));

            assertThat(out.toString())
                    .isEqualTo("data: {\"error\":{\"message\":\"the upstream broke off\","
                            + "\"type\":\"server_error\",\"param\":null,\"code\":\"upstream_stream_broken\"}}\n\n");
        }
    }

    @Nested
    class AWholeAnswer {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'choices':[{'index':0,'message':{'role':'assistant','content':'hi','refusal':null,'annotations':[]},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3}} | content usage finish end | true",
                    "{'choices':[{'index':0,'message':{'role':'assistant','content':''},'finish_reason':'stop'}]} | finish end | true",
                    "{'choices':[{'index':0,'text':'hi','finish_reason':'stop'}]} | content finish end | true",
                    "{'object':'list','data':[{'embedding':[0.1]}],'usage':{'prompt_tokens':4,'total_tokens':4}} | content usage end | true",
                    "{'choices':[]} | | false",
                    "{} | | false",
                    "{'error':{'message':'bad'}} | error | false",
                    "{'choices':[{'error':{'code':502,'message':'bad'},'message':{'content':'x'}}]} | error | false",
                    "{'choices':[{'index':0,'message':{'content':'h | malformed | false",
                    "<html>busy</html> | malformed | false",
                })
        void means(String body, @Nullable String signals, boolean complete) {
            ReplyLook watch = new ReplyLook(TestOptions.whole(ONE));

            int seen = watch.look(TestFrame.whole(json(body)), new RecordedFrameEdit());

            assertThat(names(seen)).isEqualTo(Objects.requireNonNullElse(signals, ""));
            assertThat(watch.complete()).isEqualTo(complete);
        }

        @Test
        void cannotBeToldThatItFailed() {
            new ReplyLook(TestOptions.whole(ONE)).fail(RouterError.of(ErrorCode.INTERNAL, "x"), (array, start, end) -> {
                throw new AssertionError("found a frame, expected none");
            });
        }
    }

    @Nested
    class UsageOfAStream {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'prompt_tokens':9,'completion_tokens':12,'total_tokens':21 | 9 12 0 0 0",
                    "'prompt_tokens':9,'completion_tokens':12,'prompt_tokens_details':{'cached_tokens':4,'audio_tokens':0},'completion_tokens_details':{'reasoning_tokens':5} | 9 12 4 0 5",
                    "'prompt_tokens':9,'completion_tokens':12,'total_tokens':26,'completion_tokens_details':{'reasoning_tokens':5} | 9 17 0 0 5",
                    "'prompt_tokens':9,'prompt_cache_hit_tokens':3,'prompt_cache_miss_tokens':6,'completion_tokens':1 | 9 1 3 0 0",
                    "'prompt_tokens':9,'completion_tokens':1,'prompt_tokens_details':{'cached_tokens':2,'cache_write_tokens':3} | 9 1 2 3 0",
                    "'prompt_tokens':9,'total_tokens':9,'prompt_tokens_details':null,'cost':0.1 | 9 0 0 0 0",
                    "'prompt_tokens':9.0,'completion_tokens':1.5,'total_tokens':-3 | 9 2 0 0 0",
                    "'prompt_tokens':1e30,'completion_tokens':null | 9007199254740992 0 0 0 0",
                })
        void isRead(String members, String expected) {
            ReplyLook watch = new ReplyLook(TestOptions.sse(ONE));

            look(watch, "{'choices':[],'usage':{" + members + "}}");

            Usage usage = watch.usage();
            assertThat(usage.inputTokens() + " " + usage.outputTokens() + " " + usage.cachedInputTokens() + " "
                            + usage.cacheWriteTokens() + " " + usage.reasoningTokens())
                    .isEqualTo(expected);
        }

        @Test
        void isUnknownAtFirst() {
            assertThat(new ReplyLook(TestOptions.sse(ONE)).usage().known()).isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'choices':[{'delta':{'content':'x'}}],'usage':null} | {'choices':[{'delta':{'content':'x'}}]}",
                    "{'choices':[{'delta':{'content':'x'}}] , 'usage' : null } | {'choices':[{'delta':{'content':'x'}}]  }",
                    "{'usage':null,'choices':[{'delta':{'content':'x'}}]} | {'choices':[{'delta':{'content':'x'}}]}",
                    "{ 'usage': null , 'choices':[{'delta':{}}]} | {  'choices':[{'delta':{}}]}",
                    "{'id':1,'usage':{'prompt_tokens':1},'choices':[{'delta':{}}]} | {'id':1,'usage':{'prompt_tokens':1},'choices':[{'delta':{}}]}",
                    "{'choices':[{'delta':{'content':'x'}}]} | {'choices':[{'delta':{'content':'x'}}]}",
                    "{'choices':[],'usage':{'prompt_tokens':1}} | ",
                    "{'id':'a','object':'b','created':1,'model':'m','choices':[],'usage':{'prompt_tokens':1},'service_tier':null,'x_groq':{'id':'r'},'more':[]} | ",
                    // Frames without a choice that tell of filters went lost.
                    "{'choices':[],'usage':null,'prompt_filter_results':[{'prompt_index':0}]} | {'choices':[],'prompt_filter_results':[{'prompt_index':0}]}",
                    "{'choices':[],'prompt_filter_results':[{'prompt_index':0}],'usage':{'prompt_tokens':1}} | {'choices':[],'prompt_filter_results':[{'prompt_index':0}]}",
                    "{'choices':[],'usage':null} | {'choices':[]}",
                    "{'choices':[]} | {'choices':[]}",
                })
        void isHiddenFromAClientThatDidNotAsk(String data, @Nullable String shown) {
            TestFrame frame = TestFrame.data(json(data)).moved(50);
            RecordedFrameEdit edit = new RecordedFrameEdit();

            new ReplyLook(TestOptions.sse(ONE).hidingUsage()).look(frame, edit);

            assertThat(edit.data(frame)).isEqualTo(json(Objects.requireNonNullElse(shown, "")));
        }

        @Test
        void isLeftToAClientThatAsked() {
            RecordedFrameEdit edit = new RecordedFrameEdit();

            new ReplyLook(TestOptions.sse(ONE)).look(TestFrame.data("{\"choices\":[],\"usage\":{}}"), edit);

            assertThat(edit.untouched()).isTrue();
        }

        @Test
        void isKnownThoughHidden() {
            ReplyLook watch = new ReplyLook(TestOptions.sse(ONE).hidingUsage());

            assertThat(look(watch, "{'choices':[],'usage':{'prompt_tokens':7}}"))
                    .isEqualTo(Signals.USAGE);
            assertThat(watch.usage().inputTokens()).isEqualTo(7);
        }
    }

    private static int look(ReplyLook watch, String data) {
        return watch.look(TestFrame.data(json(data)), new RecordedFrameEdit());
    }

    private static List<String> signals(ReplyLook watch, String text) {
        List<String> signals = new ArrayList<>();
        TestFrame.sse(text).forEach(frame -> signals.add(names(watch.look(frame, new RecordedFrameEdit()))));
        return signals;
    }

    private static String stream(String... data) {
        StringBuilder text = new StringBuilder();
        for (String each : data) {
            text.append("data: ").append(json(each)).append("\n\n");
        }
        return text.toString();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String names(int signals) {
        List<String> names = new ArrayList<>();
        String[] all = {"content", "usage", "finish", "error", "end", "malformed"};
        for (int i = 0; i < all.length; i++) {
            if ((signals >> i & 1) != 0) {
                names.add(all[i]);
            }
        }
        return String.join(" ", names);
    }
}
