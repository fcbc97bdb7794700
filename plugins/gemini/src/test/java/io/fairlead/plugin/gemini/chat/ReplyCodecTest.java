package io.fairlead.plugin.gemini.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.CodecRun;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyCodecTest {
    private static final RequestFacts STREAM =
            RequestFacts.builder(Operation.CHAT, "m").stream(true).build();
    private static final String CALL = "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"look\","
            + "\"args\":{}}}]},\"finishReason\":\"STOP\"}]}";

    private final TestClock clock = TestClock.at("2026-11-21T12:00:00Z");
    private final List<String> lost = new ArrayList<>();

    private List<ChatEvent> events(String... frames) {
        ChatReader reader = ChatCodec.reader(TestOptions.sse(STREAM).losing((path, reason) -> lost.add(path)), clock);
        List<ChatEvent> events = new ArrayList<>();
        for (String frame : frames) {
            reader.frame(TestFrame.data(frame), events::add);
        }
        reader.end(events::add);
        return events;
    }

    private static String frame(String text, String more) {
        return "{\"responseId\":\"r\",\"modelVersion\":\"v\",\"candidates\":[{\"content\":{\"parts\":[{\"text\":\""
                + text + "\"}]}" + more + "}]}";
    }

    /** The reason in the first frame ended the answer for clients of other APIs, whose text went on behind it. */
    @Test
    void endsOnceBehindAllThatIsSaid() {
        String stop = ",\"finishReason\":\"STOP\"";

        assertThat(NeutralText.of(events(
                        frame("one", stop), frame(" two", stop), frame(" three", ",\"finishReason\":\"MAX_TOKENS\""))))
                .isEqualTo("started r v\ntext 0 one two three\nfinished 0 length\nended\n");
    }

    @Test
    void doesNotTakeAReasonThatIsUnspecifiedForOne() {
        List<ChatEvent> events = events(frame("one", ",\"finishReason\":\"FINISH_REASON_UNSPECIFIED\""));

        assertThat(NeutralText.of(events)).isEqualTo("started r v\ntext 0 one\n");
    }

    @Test
    void isCutShortByABlockInTheMiddle() {
        List<ChatEvent> events = events(frame("one", ""), "{\"promptFeedback\":{\"blockReason\":\"OTHER\"}}");

        assertThat(events).endsWith(ChatEvent.finished(0, FinishReason.CONTENT_FILTER, null), ChatEvent.ended());
    }

    @Test
    void keepsTheTextOfAPartWithMembersThatNobodyKnows() {
        List<ChatEvent> events = events(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\",\"partMetadata\":{\"a\":1}},"
                        + "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AAAA\"}}]},\"finishReason\":\"STOP\"}]}");

        assertThat(events).contains(ChatEvent.text(0, "x"));
        assertThat(events)
                .contains(ChatEvent.unknown(
                        0, "gemini:inlineData", "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AAAA\"}}"));
    }

    /** Every turn had its first call under the name {@code call_0}. */
    @Test
    void givesCallsOfDifferentTurnsDifferentIds() {
        String first = id(events(CALL));
        clock.advance(Duration.ofMillis(700));
        String second = id(events(CALL));

        assertThat(first).startsWith("call_").isNotEqualTo(second);
    }

    private static String id(List<ChatEvent> events) {
        return events.stream()
                .filter(ChatEvent.ToolCallStarted.class::isInstance)
                .map(event -> ((ChatEvent.ToolCallStarted) event).id())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatEventsDoNotCarry() {
        events(frame(
                "x",
                ",\"finishReason\":\"OTHER\",\"finishMessage\":\"m\",\"urlContextMetadata\":{},\"tokenCount\":1,"
                        + "\"safetyRatings\":[{\"category\":\"c\",\"probability\":\"HIGH\"}]"));

        assertThat(lost).containsExactly("urlContextMetadata", "safetyRatings", "finishMessage");
    }

    @Test
    void doesNotSpeakOfWhatEveryAnswerHas() {
        events(frame(
                "x",
                ",\"finishReason\":\"STOP\",\"finishMessage\":\"Model generated function call(s).\","
                        + "\"safetyRatings\":[{\"category\":\"c\",\"probability\":\"NEGLIGIBLE\"}]"));

        assertThat(lost).isEmpty();
    }

    @Test
    void saysThatItsClientsDoNotHearWhichTextStopped() {
        ChatWriter writer = ChatCodec.writer(TestOptions.sse(STREAM).losing((path, reason) -> lost.add(path)));

        writer.event(ChatEvent.finished(0, FinishReason.STOP, "END"), (array, start, end) -> {});

        assertThat(lost).containsExactly("stop_sequence");
    }

    /** A member stood twice in one object. */
    @Test
    void writesEachKindOfSourcesOnce() {
        String first = "{\"groundingMetadata\":{\"webSearchQueries\":[\"a\"]}}";
        String second = "{\"groundingMetadata\":{\"webSearchQueries\":[\"a\",\"b\"]}}";

        String written = CodecRun.written(
                ChatCodec.writer(TestOptions.whole(STREAM)),
                List.of(
                        ChatEvent.text(0, "x"),
                        ChatEvent.annotated(0, "gemini", first),
                        ChatEvent.annotated(0, "gemini", second)));

        assertThat(written).containsOnlyOnce("groundingMetadata").contains("[\"a\",\"b\"]");
    }

    /** As recorded of a vendor's stream: what it took was zero tokens until the last frame. */
    @Test
    void countsNothingWhereNothingIsCounted() {
        String uncounted = frame("one", "").replaceFirst("}$", ",\"usageMetadata\":{\"trafficType\":\"ON_DEMAND\"}}");
        String counted = frame("", ",\"finishReason\":\"STOP\"")
                .replaceFirst("}$", ",\"usageMetadata\":{\"promptTokenCount\":1,\"candidatesTokenCount\":9}}");

        assertThat(events(uncounted)).noneMatch(ChatEvent.UsageReported.class::isInstance);
        assertThat(NeutralText.of(events(uncounted, counted))).contains("usage input=1 output=9");
    }
}
