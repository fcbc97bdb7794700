package io.fairlead.plugin.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.plugin.openai.request.RequestLook;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
    private static final RequestFacts STREAM = RequestFacts.builder(Operation.CHAT, "asked").stream(true)
            .usageWanted(true)
            .build();
    private static final RequestFacts WHOLE =
            RequestFacts.builder(Operation.CHAT, "asked").usageWanted(true).build();

    private static final HeapBody REQUEST =
            HeapBody.json("{\"tools\":[{\"type\":\"custom\",\"custom\":{\"name\":\"apply_patch\"}}]}");

    static Stream<GoldenFile> decode() {
        return GoldenFile.in("golden/decode").stream();
    }

    static Stream<GoldenFile> encode() {
        return GoldenFile.in("golden/encode").stream();
    }

    static Stream<GoldenFile> read() {
        return GoldenFile.in("golden/read").stream();
    }

    static Stream<GoldenFile> writeStream() {
        return GoldenFile.in("golden/write-stream").stream();
    }

    static Stream<GoldenFile> writeWhole() {
        return GoldenFile.in("golden/write-whole").stream();
    }

    @ParameterizedTest
    @MethodSource("decode")
    void decodes(GoldenFile file) {
        file.verify(json -> {
            StringBuilder lost = new StringBuilder();
            ChatRequest request = ChatCodec.decode(
                    HeapBody.json(json),
                    model(json),
                    (path, reason) -> lost.append("lost ").append(path).append('\n'));
            return NeutralText.of(request) + lost;
        });
    }

    @ParameterizedTest
    @MethodSource("encode")
    void encodes(GoldenFile file) {
        file.verify(json -> {
            HeapBody body = HeapBody.json(json, RequestLook.CHAT_PROBES);
            StringBuilder lost = new StringBuilder();
            ChatRequest request = ChatCodec.decode(body, model(json), (path, reason) -> {});
            TestTarget target = TestTarget.of(TestDeployment.of("p", "upstream-model"), RequestLook.chat(body))
                    .askingUsage()
                    .takingCustomTools();
            String encoded = ChatCodec.encode(
                            request,
                            target,
                            (path, reason) -> lost.append("lost ")
                                    .append(path)
                                    .append(": ")
                                    .append(reason)
                                    .append('\n'))
                    .utf8();
            return encoded + "\n" + lost;
        });
    }

    @ParameterizedTest
    @MethodSource("read")
    void reads(GoldenFile file) {
        file.verify(text -> NeutralText.of(events(text)));
    }

    @ParameterizedTest
    @MethodSource("writeStream")
    void writesStreams(GoldenFile file) {
        file.verify(text -> written(text, STREAM));
    }

    @ParameterizedTest
    @MethodSource("writeWhole")
    void writesWholeAnswers(GoldenFile file) {
        file.verify(text -> written(text, WHOLE));
    }

    @Test
    void readsAWholeAnswerAsItReadsTheSameStream() {
        for (String name : List.of("text", "parallel-tools", "logprobs")) {
            assertThat(NeutralText.of(events(input("golden/read", name + "-whole.txt"))))
                    .isEqualTo(NeutralText.of(events(input("golden/read", name + ".txt"))));
        }
    }

    @Test
    void readsWhatItWrote() {
        for (String name : List.of(
                "text.txt",
                "parallel-tools.txt",
                "choices.txt",
                "refusal.txt",
                "vendors.txt",
                "logprobs.txt",
                "logprobs-of-a-refusal.txt",
                "custom.txt")) {
            String input = input("golden/write-stream", name);
            String events = settled(events(input));

            assertThat(settled(events(written(input, STREAM)))).isEqualTo(events);
        }
    }

    /** Without the line of the id and the model, which the writer may choose. */
    private static String settled(List<ChatEvent> events) {
        String text = NeutralText.of(events);
        return text.substring(text.indexOf('\n'));
    }

    private static String input(String folder, String name) {
        return GoldenFile.in(folder).stream()
                .filter(file -> file.toString().equals(name))
                .findFirst()
                .orElseThrow()
                .input();
    }

    private static String model(String json) {
        return RequestLook.model(HeapBody.json(json));
    }

    private static List<ChatEvent> events(String text) {
        boolean whole = text.startsWith("{");
        ChatReader reader = ChatCodec.reader(whole ? TestOptions.whole(STREAM) : TestOptions.sse(STREAM));
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
        ChatWriter writer = ChatCodec.writer(options.answering(REQUEST));
        events(text).forEach(event -> writer.event(event, sink));
        writer.end(sink);
        return out.toString();
    }
}
