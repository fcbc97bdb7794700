package io.fairlead.plugin.ollama.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.plugin.ollama.request.RequestLook;
import io.fairlead.testkit.CodecRun;
import io.fairlead.testkit.GoldenFile;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestTarget;
import java.util.List;
import java.util.stream.Stream;
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

    static Stream<GoldenFile> generateDecode() {
        return GoldenFile.in("golden/generate-decode").stream();
    }

    static Stream<GoldenFile> generateEncode() {
        return GoldenFile.in("golden/generate-encode").stream();
    }

    static Stream<GoldenFile> generateWriteStream() {
        return GoldenFile.in("golden/generate-write-stream").stream();
    }

    static Stream<GoldenFile> generateWriteWhole() {
        return GoldenFile.in("golden/generate-write-whole").stream();
    }

    @ParameterizedTest
    @MethodSource("decode")
    void decodesChats(GoldenFile file) {
        file.verify(json -> NeutralText.of(decoded(chat(), json)));
    }

    @ParameterizedTest
    @MethodSource("generateDecode")
    void decodesPrompts(GoldenFile file) {
        file.verify(json -> NeutralText.of(decoded(generate(), json)));
    }

    @ParameterizedTest
    @MethodSource("encode")
    void encodesChats(GoldenFile file) {
        file.verify(json -> encoded(chat(), json));
    }

    @ParameterizedTest
    @MethodSource("generateEncode")
    void encodesPrompts(GoldenFile file) {
        file.verify(json -> encoded(generate(), json));
    }

    @ParameterizedTest
    @MethodSource("read")
    void reads(GoldenFile file) {
        file.verify(text -> NeutralText.of(events(text)));
    }

    @ParameterizedTest
    @MethodSource("writeStream")
    void writesStreams(GoldenFile file) {
        file.verify(text -> written(chat(), text, STREAM));
    }

    @ParameterizedTest
    @MethodSource("writeWhole")
    void writesWholeAnswers(GoldenFile file) {
        file.verify(text -> written(chat(), text, WHOLE));
    }

    @ParameterizedTest
    @MethodSource("generateWriteStream")
    void writesStreamsOfPrompts(GoldenFile file) {
        file.verify(text -> written(generate(), text, STREAM));
    }

    @ParameterizedTest
    @MethodSource("generateWriteWhole")
    void writesWholeAnswersToPrompts(GoldenFile file) {
        file.verify(text -> written(generate(), text, WHOLE));
    }

    @ParameterizedTest
    @MethodSource("decode")
    void decodesChatsThatItEncoded(GoldenFile file) {
        ChatRequest request = decoded(chat(), file.input());

        assertThat(NeutralText.of(decoded(chat(), encoded(chat(), request, new StringBuilder()))))
                .isEqualTo(NeutralText.of(request));
    }

    @ParameterizedTest
    @MethodSource("generateDecode")
    void decodesPromptsThatItEncoded(GoldenFile file) {
        ChatRequest request = decoded(generate(), file.input());

        assertThat(NeutralText.of(decoded(generate(), encoded(generate(), request, new StringBuilder()))))
                .isEqualTo(NeutralText.of(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "tools", "logprobs"})
    void readsAWholeAnswerAsItReadsTheSameStream(String name) {
        assertThat(NeutralText.of(events(input(name + "-whole.txt"))))
                .isEqualTo(NeutralText.of(events(input(name + ".txt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.txt", "tools.txt", "length.txt", "load.txt", "logprobs.txt"})
    void readsWhatItWrote(String name) {
        String events = NeutralText.of(events(input(name)));

        assertThat(NeutralText.of(events(written(chat(), input(name), STREAM)))).isEqualTo(events);
        assertThat(NeutralText.of(events(written(chat(), input(name), WHOLE)))).isEqualTo(events);
    }

    private static ChatCodec chat() {
        return ChatCodec.chat(new SteppingClock());
    }

    private static ChatCodec generate() {
        return ChatCodec.generate(new SteppingClock());
    }

    private static String input(String name) {
        return GoldenFile.input("golden/read", name);
    }

    private static ChatRequest decoded(ChatCodec codec, String json) {
        HeapBody body = HeapBody.json(json, RequestLook.PROBES);
        return codec.decode(body, RequestLook.model(body), (path, reason) -> {});
    }

    private static String encoded(ChatCodec codec, String json) {
        StringBuilder lost = new StringBuilder();
        return encoded(codec, decoded(codec, json), lost, "upstream-model") + "\n" + lost;
    }

    private static String encoded(ChatCodec codec, ChatRequest request, StringBuilder lost) {
        return encoded(codec, request, lost, request.model());
    }

    private static String encoded(ChatCodec codec, ChatRequest request, StringBuilder lost, String model) {
        return codec.encode(request, TestTarget.of(TestDeployment.of("p", model), STREAM), CodecRun.noting(lost))
                .utf8();
    }

    /** What has one line is a whole answer. */
    private static List<ChatEvent> events(String text) {
        boolean whole = text.strip().indexOf('\n') < 0;
        ChatReader reader =
                chat().reader(whole ? TestOptions.whole(STREAM) : TestOptions.stream(STREAM, Framing.JSON_LINES));
        List<TestFrame> frames = whole ? List.of(TestFrame.whole(text.strip())) : TestFrame.lines(text);
        return CodecRun.read(reader, frames);
    }

    private static String written(ChatCodec codec, String text, RequestFacts facts) {
        return CodecRun.written(codec.writer(TestOptions.whole(facts)), events(text));
    }
}
