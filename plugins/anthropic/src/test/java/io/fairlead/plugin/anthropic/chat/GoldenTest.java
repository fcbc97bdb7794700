package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.plugin.anthropic.request.RequestLook;
import io.fairlead.testkit.CodecRun;
import io.fairlead.testkit.GoldenFile;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
    private static final RequestFacts STREAM = RequestFacts.builder(Operation.CHAT, "asked").stream(true)
            .usageWanted(true)
            .build();
    private static final RequestFacts WHOLE =
            RequestFacts.builder(Operation.CHAT, "asked").usageWanted(true).build();

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
        file.verify(json -> NeutralText.of(decoded(json)));
    }

    @ParameterizedTest
    @MethodSource("encode")
    void encodes(GoldenFile file) {
        file.verify(json -> {
            StringBuilder lost = new StringBuilder();
            String encoded = encoded(json, lost);
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

    @ParameterizedTest
    @MethodSource("decode")
    void decodesWhatItEncoded(GoldenFile file) {
        ChatRequest request = decoded(file.input());
        String again = ChatCodec.encode(
                        request,
                        TestTarget.of(TestDeployment.of("p", model(file.input())), STREAM),
                        (path, reason) -> {})
                .utf8();

        assertThat(withoutLosses(NeutralText.of(decoded(again)))).isEqualTo(withoutLosses(NeutralText.of(request)));
    }

    /** Without what a model refuses that is newer than the table, and without how it is told to think. */
    private static String withoutLosses(String neutral) {
        return neutral.lines()
                .filter(
                        line -> !line.matches(
                                "(temperature|top-p|top-k|reasoning|tool-choice|extension anthropic:(thinking|output_config)[.]\\w+) .*"))
                .reduce("", (all, line) -> all + line + '\n');
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "tools"})
    void readsAWholeAnswerAsItReadsTheSameStream(String name) {
        assertThat(settled(events(input(name + "-whole.txt")))).isEqualTo(settled(events(input(name + ".txt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.txt", "tools.txt", "text-whole.txt", "tools-whole.txt"})
    void readsWhatItWrote(String name) {
        String events = settled(events(input(name)));

        assertThat(settled(events(written(input(name), STREAM)))).isEqualTo(events);
        assertThat(settled(events(written(input(name), WHOLE)))).isEqualTo(events);
    }

    @Test
    void writesTheSameBytesForTheSameRequest() {
        String json = GoldenFile.in("golden/encode").getFirst().input();

        assertThat(encoded(json, new StringBuilder())).isEqualTo(encoded(json, new StringBuilder()));
    }

    /** Streams tell a first usage at their start. */
    private static String settled(List<ChatEvent> events) {
        List<ChatEvent> usages = events.stream()
                .filter(ChatEvent.UsageReported.class::isInstance)
                .toList();
        List<ChatEvent> rest = new ArrayList<>(events);
        rest.removeAll(usages.subList(0, usages.size() - 1));
        return NeutralText.of(rest);
    }

    private static String input(String name) {
        return GoldenFile.input("golden/read", name);
    }

    private static String model(String json) {
        return RequestLook.model(HeapBody.json(json));
    }

    private static ChatRequest decoded(String json) {
        return ChatCodec.decode(HeapBody.json(json), model(json), (path, reason) -> {});
    }

    private static String encoded(String json, StringBuilder lost) {
        HeapBody body = HeapBody.json(json, RequestLook.PROBES);
        TestTarget target = TestTarget.of(TestDeployment.of("p", "upstream-model"), RequestLook.facts(body));
        return ChatCodec.encode(decoded(json), target, CodecRun.noting(lost)).utf8();
    }

    private static List<ChatEvent> events(String text) {
        boolean whole = text.startsWith("{");
        ChatReader reader = ChatCodec.reader(whole ? TestOptions.whole(STREAM) : TestOptions.sse(STREAM));
        List<TestFrame> frames = whole ? List.of(TestFrame.whole(text.strip())) : TestFrame.sse(text);
        return CodecRun.read(reader, frames);
    }

    private static String written(String text, RequestFacts facts) {
        return CodecRun.written(
                ChatCodec.writer(facts.stream() ? TestOptions.sse(facts) : TestOptions.whole(facts)), events(text));
    }
}
