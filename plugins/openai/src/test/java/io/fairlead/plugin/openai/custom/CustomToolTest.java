package io.fairlead.plugin.openai.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.openai.chat.ChatCodec;
import io.fairlead.plugin.openai.responses.answer.AnswerCodec;
import io.fairlead.plugin.openai.responses.request.RequestCodec;
import io.fairlead.plugin.openai.tool.AskedTools;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomToolTest {
    private static final RequestFacts STREAM =
            RequestFacts.builder(Operation.CHAT, "m").stream(true).build();
    private static final RequestFacts WHOLE =
            RequestFacts.builder(Operation.CHAT, "m").build();
    private static final HeapBody RESPONSES = HeapBody.json("""
            {"model":"m","input":[{"role":"user","content":"q"},
              {"type":"custom_tool_call","call_id":"c","name":"p","input":"a"},
              {"type":"custom_tool_call_output","call_id":"c","output":"b"}],
             "tools":[{"type":"custom","name":"p","format":{"type":"grammar","syntax":"regex","definition":"a+"}}],
             "tool_choice":{"type":"custom","name":"p"}}""");
    private static final HeapBody CHAT = HeapBody.json("""
            {"model":"m","messages":[{"role":"user","content":"q"},
              {"role":"assistant","tool_calls":[{"type":"custom","id":"c","custom":{"name":"p","input":"a"}}]},
              {"role":"tool","tool_call_id":"c","content":"b"}],
             "tools":[{"type":"custom","custom":{"name":"p",
              "format":{"type":"grammar","grammar":{"syntax":"regex","definition":"a+"}}}}],
             "tool_choice":{"type":"custom","custom":{"name":"p"}}}""");
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"input\":{\"type\":\"string\",\"description\":\"The whole input of the"
                    + " tool, as plain text. It must match this regular expression:\\na+\"}},\"required\":[\"input\"],"
                    + "\"additionalProperties\":false}";

    private final List<String> lost = new ArrayList<>();
    private final Losses losses = (path, reason) -> lost.add(path);

    private static TestTarget target() {
        return TestTarget.of(TestDeployment.of("p", "m"), STREAM);
    }

    @Test
    void isAFunctionToAChatUpstreamThatHasNoCustomTools() {
        ChatRequest request = RequestCodec.decode(RESPONSES, "m", losses);

        assertThat(ChatCodec.encode(request, target(), losses).utf8())
                .isEqualTo(
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\","
                                + "\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"p\","
                                + "\"arguments\":\"{\\\"input\\\":\\\"a\\\"}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\","
                                + "\"content\":\"b\"}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"p\","
                                + "\"parameters\":" + SCHEMA
                                + "}}],\"tool_choice\":{\"type\":\"function\",\"function\":"
                                + "{\"name\":\"p\"}}}");
        assertThat(lost).containsExactly("tools[0].format");
    }

    @Test
    void isAFunctionToAResponsesUpstreamThatHasNoCustomTools() {
        ChatRequest request = ChatCodec.decode(CHAT, "m", losses);

        assertThat(RequestCodec.encode(request, target(), losses).utf8())
                .isEqualTo(
                        "{\"model\":\"m\",\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"q\"},"
                                + "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"p\",\"arguments\":"
                                + "\"{\\\"input\\\":\\\"a\\\"}\"},{\"type\":\"function_call_output\",\"call_id\":\"c\","
                                + "\"output\":\"b\"}],\"tools\":[{\"type\":\"function\",\"name\":\"p\",\"parameters\":"
                                + SCHEMA
                                + ",\"strict\":false}],\"tool_choice\":{\"type\":\"function\",\"name\":\"p\"},\"store\":false}");
        assertThat(lost).containsExactly("tools[0].custom.format");
    }

    @Test
    void staysACustomToolBetweenTheTwoApis() {
        TestTarget able = target().takingCustomTools();

        String chat = ChatCodec.encode(RequestCodec.decode(RESPONSES, "m", losses), able, losses)
                .utf8();
        String responses = RequestCodec.encode(ChatCodec.decode(CHAT, "m", losses), able, losses)
                .utf8();

        assertThat(chat)
                .contains("\"format\":{\"type\":\"grammar\",\"grammar\":{\"syntax\":\"regex\",\"definition\":\"a+\"}}")
                .contains("\"tool_choice\":{\"type\":\"custom\",\"custom\":{\"name\":\"p\"}}")
                .doesNotContain("function");
        assertThat(responses)
                .contains("\"format\":{\"type\":\"grammar\",\"syntax\":\"regex\",\"definition\":\"a+\"}")
                .contains("\"tool_choice\":{\"type\":\"custom\",\"name\":\"p\"}")
                .doesNotContain("function");
        assertThat(lost).isEmpty();
    }

    @Test
    void isFoundInARequestByItsName() {
        HeapBody functions = HeapBody.json("{\"tools\":[{\"type\":\"function\",\"name\":\"p\"},7]}");

        assertThat(custom(RESPONSES)).isTrue();
        assertThat(custom(CHAT)).isTrue();
        assertThat(custom(functions)).isFalse();
        assertThat(custom(HeapBody.json("{\"tools\":7}"))).isFalse();
        assertThat(custom(HeapBody.json("{}"))).isFalse();
        assertThat(custom(null)).isFalse();
    }

    private static boolean custom(@Nullable RequestBody body) {
        return new AskedTools(body).get().isCustom("p");
    }

    /** A request that lies on disk, or did: counts how often it is looked at. */
    private static final class Spooled implements RequestBody {
        private final RequestBody body;
        private final boolean lost;
        private int looks;

        Spooled(RequestBody body, boolean lost) {
            this.body = body;
            this.lost = lost;
        }

        @Override
        public long length() {
            return body.length();
        }

        @Override
        public @Nullable JsonScan json() {
            return body.json();
        }

        @Override
        public Slice slice(long from, long to) {
            looks++;
            if (lost) {
                throw new UncheckedIOException(new IOException("the file is gone"));
            }
            return body.slice(from, to);
        }

        @Override
        public void segments(SegmentSink sink) throws IOException {
            body.segments(sink);
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void isLookedForWhenACallBegins(Writer writer) {
        Spooled asked = new Spooled(writer.asked, false);

        assertThat(writer.maker.apply(TestOptions.whole(writer.facts).answering(asked)))
                .isNotNull();
        assertThat(asked.looks).as("made for a stream that may break").isZero();

        written(writer, asked, (target, sink) -> target.event(ChatEvent.text(0, "hello"), sink));
        int echoed = asked.looks;
        assertThat(echoed).isEqualTo(writer.echoes);
        assertThat(written(writer, asked, CustomToolTest::callTwice)).contains("custom");
        assertThat(asked.looks - echoed).isEqualTo(writer.echoes + 1);
    }

    /** The upstream had answered, and the client got an error for its own request. */
    @ParameterizedTest
    @MethodSource("writers")
    void isAFunctionWhereTheRequestCannotBeRead(Writer writer) {
        Spooled asked = new Spooled(writer.asked, true);

        assertThat(written(writer, asked, CustomToolTest::callTwice))
                .contains("function")
                .doesNotContain("custom");
    }

    /** What each of the writers makes of events; {@code echoes} is how many members of the request its answer repeats. */
    private record Writer(
            String name, Function<WriterOptions, ChatWriter> maker, RequestFacts facts, HeapBody asked, int echoes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Writer> writers() {
        return Stream.of(
                new Writer("chat", ChatCodec::writer, WHOLE, CHAT, 0),
                new Writer("chat stream", ChatCodec::writer, STREAM, CHAT, 0),
                new Writer("responses", AnswerCodec::writer, WHOLE, RESPONSES, 3),
                new Writer("responses stream", AnswerCodec::writer, STREAM, RESPONSES, 3));
    }

    @ParameterizedTest
    @MethodSource("writers")
    void losesNothingThatAModelAnswersAmiss(Writer writer) {
        assertThat(written(writer, "*** Begin", " Patch")).contains("*** Begin Patch");
        assertThat(written(writer, "{\"patch\":", "\"a\"}")).contains("{\\\"patch\\\":\\\"a\\\"}");
        assertThat(lost).isEmpty();
        assertThat(written(writer, "{\"why\":\"x\",\"input\":\"a\\nb\"}")).contains("\"input\":\"a\\nb\"");
        assertThat(lost).containsExactly("tool_call.arguments.why");
    }

    private String written(Writer writer, String... arguments) {
        String out = written(writer, writer.asked, (target, sink) -> {
            target.event(ChatEvent.toolCallStarted(0, 0, "c", "p"), sink);
            for (String piece : arguments) {
                target.event(ChatEvent.toolCallDelta(0, 0, piece), sink);
            }
        });
        assertThat(out).contains("custom").doesNotContain("function");
        return out;
    }

    private static void callTwice(ChatWriter target, FrameSink sink) {
        target.event(ChatEvent.toolCallStarted(0, 0, "c", "p"), sink);
        target.event(ChatEvent.toolCallDelta(0, 0, "{}"), sink);
        target.event(ChatEvent.toolCallStarted(0, 1, "d", "p"), sink);
        target.event(ChatEvent.toolCallDelta(0, 1, "{}"), sink);
    }

    private String written(Writer writer, RequestBody asked, BiConsumer<ChatWriter, FrameSink> events) {
        StringBuilder out = new StringBuilder();
        FrameSink sink =
                (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8));
        TestOptions options = TestOptions.whole(writer.facts).answering(asked).losing(losses);
        ChatWriter target = writer.maker.apply(options);
        target.event(ChatEvent.started("a", "m"), sink);
        events.accept(target, sink);
        target.event(ChatEvent.finished(0, FinishReason.TOOL_CALLS, null), sink);
        target.event(ChatEvent.ended(), sink);
        target.end(sink);
        return out.toString();
    }
}
