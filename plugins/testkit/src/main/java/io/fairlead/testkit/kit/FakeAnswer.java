package io.fairlead.testkit.kit;

import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Usage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a model says, before a {@link WireFake} gives it its form. Immutable.
 *
 * @param title what it is an example of
 * @param thinking pieces of reasoning, before everything else
 * @param texts pieces of text, as a stream would bring them
 * @param calls calls of tools, behind the text
 * @param reason why it ended
 * @param usage what it took
 */
public record FakeAnswer(
        String title,
        List<String> thinking,
        List<String> texts,
        List<FakeCall> calls,
        FinishReason reason,
        Usage usage) {
    private static final Usage SMALL =
            Usage.builder().inputTokens(12).outputTokens(7).build();

    /** An answer of pieces of text. */
    static FakeAnswer of(String title, String... texts) {
        return new FakeAnswer(title, List.of(), List.of(texts), List.of(), FinishReason.STOP, SMALL);
    }

    /** The text as a whole. */
    public String text() {
        return String.join("", texts);
    }

    /** Answers of all sorts. */
    static Stream<FakeAnswer> all() {
        FakeAnswer plain = of("a plain answer", "Hello", " there", "!");
        FakeCall weather = new FakeCall("call_1", "weather", List.of("{\"city\":", "\"Oslo \\\"N\\\"\"", "}"));
        FakeCall time = new FakeCall("call_2", "time", List.of("{}"));
        return Stream.of(
                plain,
                of("an answer of one piece", "Yes."),
                of("an answer of a thousand pieces", pieces(1000)),
                of("a huge answer", "a long text \u00E9 ".repeat(10_000)),
                of("unicode", "\u00E9\u00E8 \u4F60\u597D", "\uD83D\uDE00\uD83D\uDE00", " \u05E9\u05DC e\u0301"),
                of("quotes, backslashes and controls", "\"a\"", "\\n \\\\ \\u0041", "\n\t\r\b\f", "\u0001\u007F"),
                of("text that looks like the wire", "data: [DONE]\n\n", "event: message_stop\n", "{\"error\":{}}"),
                of("JSON", "{\"a\":", "[1,2.5e3,null]", ",\"b\":\"\u00FC\"}"),
                plain.calling(weather).titled("text and a call of a tool"),
                of("a call of a tool").calling(weather),
                of("two calls of tools").calling(weather, time),
                plain.ended(FinishReason.LENGTH).titled("an answer that met its bound"),
                plain.ended(FinishReason.CONTENT_FILTER).titled("an answer that was cut by rules of content"),
                plain.thought("Let me", " think").titled("an answer after thoughts"),
                plain.took(Usage.builder()
                                .inputTokens(5000)
                                .outputTokens(70)
                                .cachedInputTokens(4096)
                                .build())
                        .titled("an answer with usage of a cache"));
    }

    private static String[] pieces(int count) {
        return IntStream.range(0, count).mapToObj(i -> "piece " + i + " ").toArray(String[]::new);
    }

    private FakeAnswer titled(String other) {
        return new FakeAnswer(other, thinking, texts, calls, reason, usage);
    }

    private FakeAnswer calling(FakeCall... all) {
        return new FakeAnswer(title, thinking, texts, List.of(all), FinishReason.TOOL_CALLS, usage);
    }

    private FakeAnswer ended(FinishReason other) {
        return new FakeAnswer(title, thinking, texts, calls, other, usage);
    }

    private FakeAnswer thought(String... pieces) {
        return new FakeAnswer(title, List.of(pieces), texts, calls, reason, usage);
    }

    private FakeAnswer took(Usage other) {
        return new FakeAnswer(title, thinking, texts, calls, reason, other);
    }
}
