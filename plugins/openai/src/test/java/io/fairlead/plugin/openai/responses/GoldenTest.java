package io.fairlead.plugin.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.plugin.openai.chat.ChatCodec;
import io.fairlead.plugin.openai.responses.answer.AnswerCodec;
import io.fairlead.plugin.openai.responses.request.RequestCodec;
import io.fairlead.testkit.GoldenFile;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
    private static final RequestFacts STREAM = RequestFacts.builder(Operation.CHAT, "asked").stream(true)
            .usageWanted(true)
            .build();
    private static final RequestFacts WHOLE =
            RequestFacts.builder(Operation.CHAT, "asked").usageWanted(true).build();

    private static final HeapBody REQUEST =
            HeapBody.json("{\"tools\":[{\"type\":\"custom\",\"name\":\"apply_patch\"}]}");

    static Stream<GoldenFile> decode() {
        return GoldenFile.in("golden/responses/decode").stream();
    }

    static Stream<GoldenFile> encode() {
        return GoldenFile.in("golden/responses/encode").stream();
    }

    static Stream<GoldenFile> read() {
        return GoldenFile.in("golden/responses/read").stream();
    }

    static Stream<GoldenFile> writeStream() {
        return GoldenFile.in("golden/responses/write-stream").stream();
    }

    static Stream<GoldenFile> writeWhole() {
        return GoldenFile.in("golden/responses/write-whole").stream();
    }

    @ParameterizedTest
    @MethodSource("decode")
    void decodes(GoldenFile file) {
        file.verify(json -> {
            StringBuilder lost = new StringBuilder();
            ChatRequest request = RequestCodec.decode(HeapBody.json(json), "gpt-x", noting(lost));
            return NeutralText.of(request) + lost;
        });
    }

    /** From chats as well as from responses. */
    @ParameterizedTest
    @MethodSource("encode")
    void encodes(GoldenFile file) {
        file.verify(json -> {
            StringBuilder lost = new StringBuilder();
            ChatRequest request = json.contains("\"messages\"")
                    ? ChatCodec.decode(HeapBody.json(json), "gpt-x", noting(lost))
                    : RequestCodec.decode(HeapBody.json(json), "gpt-x", noting(lost));
            TestTarget target = TestTarget.of(TestDeployment.of("p", "upstream-model"), STREAM)
                    .takingCustomTools();
            return RequestCodec.encode(request, target, noting(lost)).utf8() + "\n" + lost;
        });
    }

    private static Losses noting(StringBuilder lost) {
        return (path, reason) ->
                lost.append("lost ").append(path).append(": ").append(reason).append('\n');
    }

    @ParameterizedTest
    @MethodSource("read")
    void reads(GoldenFile file) {
        file.verify(text -> NeutralText.of(read(text, options -> AnswerCodec.reader(options))));
    }

    @ParameterizedTest
    @MethodSource("writeStream")
    void writesStreams(GoldenFile file) {
        file.verify(text -> written(text, STREAM));
    }

    @ParameterizedTest
    @MethodSource("writeStream")
    void readsWhatItWrote(GoldenFile file) {
        String events = settled(chats(file.input()));

        assertThat(settled(read(written(file.input(), STREAM), AnswerCodec::reader)))
                .isEqualTo(events);
        assertThat(settled(read(written(file.input(), WHOLE), AnswerCodec::reader)))
                .isEqualTo(events);
    }

    @ParameterizedTest
    @MethodSource("writeStream")
    void numbersEventsWithoutGaps(GoldenFile file) {
        List<TestFrame> frames = TestFrame.sse(written(file.input(), STREAM));

        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).text()).contains("\"sequence_number\":" + i + ",");
        }
    }

    @ParameterizedTest
    @MethodSource("writeWhole")
    void writesWholeAnswers(GoldenFile file) {
        file.verify(text -> written(text, WHOLE));
    }

    /** Without the line of the id and the model, which the writer may choose. */
    private static String settled(List<ChatEvent> events) {
        String text = NeutralText.of(events);
        return text.substring(text.indexOf('\n'));
    }

    private interface Readers {
        ChatReader reader(TestOptions options);
    }

    private static List<ChatEvent> chats(String text) {
        return read(text, ChatCodec::reader);
    }

    private static List<ChatEvent> read(String text, Readers readers) {
        boolean whole = text.startsWith("{");
        ChatReader reader = readers.reader(whole ? TestOptions.whole(STREAM) : TestOptions.sse(STREAM));
        List<ChatEvent> events = new ArrayList<>();
        List<TestFrame> frames = whole ? List.of(TestFrame.whole(text.strip())) : TestFrame.sse(text);
        frames.forEach(frame -> reader.frame(frame, events::add));
        reader.end(events::add);
        return events;
    }

    private static String written(String text, RequestFacts facts) {
        StringBuilder out = new StringBuilder();
        FrameSink sink =
                (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8));
        TestOptions options = facts.stream() ? TestOptions.sse(facts) : TestOptions.whole(facts);
        ChatWriter writer = AnswerCodec.writer(text.contains("apply_patch") ? options.answering(REQUEST) : options);
        chats(text).forEach(event -> writer.event(event, sink));
        writer.end(sink);
        return out.toString();
    }
}
