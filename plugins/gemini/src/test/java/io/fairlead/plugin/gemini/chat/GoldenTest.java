package io.fairlead.plugin.gemini.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.CodecRun;
import io.fairlead.testkit.GoldenFile;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestDeployment;
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
    private static final RequestFacts STREAM = facts().stream(true).build();
    private static final RequestFacts ARRAY =
            facts().stream(true).framing(Framing.JSON_ARRAY).build();
    private static final RequestFacts WHOLE = facts().build();

    private static RequestFacts.Builder facts() {
        return RequestFacts.builder(Operation.CHAT, "asked").usageWanted(true);
    }

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

    static Stream<GoldenFile> writeArray() {
        return GoldenFile.in("golden/write-array").stream();
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
    @MethodSource("writeArray")
    void writesArrays(GoldenFile file) {
        file.verify(text -> written(text, ARRAY));
    }

    @ParameterizedTest
    @MethodSource("writeWhole")
    void writesWholeAnswers(GoldenFile file) {
        file.verify(text -> written(text, WHOLE));
    }

    /** Thoughts without a signature stay behind, and names of files; an effort in words is a budget for the older models. */
    @ParameterizedTest
    @MethodSource("decode")
    void decodesWhatItEncoded(GoldenFile file) {
        String once = encoded(file.input(), new StringBuilder());

        assertThat(encoded(once, new StringBuilder())).isEqualTo(once);
        assertThat(withoutLosses(NeutralText.of(decoded(once))))
                .isEqualTo(withoutLosses(NeutralText.of(decoded(file.input()))));
    }

    private static String withoutLosses(String neutral) {
        return neutral.lines()
                .filter(line -> !line.matches(" +thinking .*signature=(null|[^g].*)|.*name=(a.pdf|null)|reasoning .*"))
                .reduce("", (all, line) -> all + line + '\n');
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "tools", "logprobs"})
    void readsAWholeAnswerAsItReadsTheSameStream(String name) {
        assertThat(settled(events(input(name + "-whole.txt")))).isEqualTo(settled(events(input(name + ".txt"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text.txt",
                "tools.txt",
                "text-whole.txt",
                "tools-whole.txt",
                "array.txt",
                "choices.txt",
                "logprobs.txt"
            })
    void readsWhatItWrote(String name) {
        String events = settled(events(input(name)));

        assertThat(settled(events(written(input(name), STREAM)))).isEqualTo(events);
        assertThat(settled(events(written(input(name), ARRAY)))).isEqualTo(events);
        assertThat(settled(events(written(input(name), WHOLE)))).isEqualTo(events);
    }

    @Test
    void writesTheSameBytesForTheSameRequest() {
        String json = GoldenFile.in("golden/encode").getFirst().input();

        assertThat(encoded(json, new StringBuilder())).isEqualTo(encoded(json, new StringBuilder()));
    }

    /** Streams tell their usage again and again, and candidates end one by one. */
    private static String settled(List<ChatEvent> events) {
        List<ChatEvent> usages = events.stream()
                .filter(ChatEvent.UsageReported.class::isInstance)
                .toList();
        List<ChatEvent> ends =
                events.stream().filter(ChatEvent.Finished.class::isInstance).toList();
        List<ChatEvent> rest = new ArrayList<>(events);
        rest.removeAll(usages);
        rest.removeAll(ends);
        usages.stream().skip(Math.max(0, usages.size() - 1)).forEach(rest::add);
        return NeutralText.of(rest.stream()
                        .sorted((a, b) -> Integer.compare(choice(a), choice(b)))
                        .toList())
                + NeutralText.of(ends.stream()
                        .sorted((a, b) ->
                                Integer.compare(((ChatEvent.Finished) a).choice(), ((ChatEvent.Finished) b).choice()))
                        .toList());
    }

    private static int choice(ChatEvent event) {
        return event instanceof ChatEvent.TextDelta delta ? delta.choice() : 0;
    }

    private static String input(String name) {
        return GoldenFile.input("golden/read", name);
    }

    private static ChatRequest decoded(String json) {
        return ChatCodec.decode(HeapBody.json(json), "asked", true, (path, reason) -> {});
    }

    private static String encoded(String json, StringBuilder lost) {
        TestTarget target = TestTarget.of(TestDeployment.of("p", "gemini-2.5-pro"), STREAM);
        return ChatCodec.encode(decoded(json), target, CodecRun.noting(lost)).utf8();
    }

    private static List<ChatEvent> events(String text) {
        TestClock clock = TestClock.at("2026-11-21T12:00:00Z");
        return CodecRun.read(ChatCodec.reader(Frames.options(text, STREAM), clock), Frames.of(text));
    }

    private static String written(String text, RequestFacts facts) {
        return CodecRun.written(
                ChatCodec.writer(facts.stream() ? TestOptions.sse(facts) : TestOptions.whole(facts)), events(text));
    }
}
