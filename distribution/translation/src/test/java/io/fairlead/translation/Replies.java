package io.fairlead.translation;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Usage;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Answers with a little of everything, as a dialect writes them. */
final class Replies {
    private static final TokenLogprob TOKEN = TokenLogprob.builder("Grüße", -0.25)
            .alternative(TokenLogprob.builder("Grüße", -0.25).build())
            .alternative(TokenLogprob.builder("\uFFFD", -2.5)
                    .bytes(List.of(240, 159))
                    .build())
            .build();
    private static final List<ChatEvent> EVENTS = List.of(
            ChatEvent.started("id-1", "m"),
            ChatEvent.thinking(0, "hm, let me see", null),
            ChatEvent.thinking(0, "", "c2lnbmF0dXJl"),
            ChatEvent.text(0, "Grüße", List.of(TOKEN)),
            ChatEvent.text(0, " an alle, \uD83D\uDE00"),
            ChatEvent.toolCallStarted(0, 0, "call_1", "look"),
            ChatEvent.toolCallDelta(0, 0, "{\"at\":[1,"),
            ChatEvent.toolCallDelta(0, 0, "2.5e3]}"),
            ChatEvent.toolCallStarted(0, 1, "call_2", "wait"),
            ChatEvent.toolCallDelta(0, 1, "{}"),
            ChatEvent.finished(0, FinishReason.TOOL_CALLS, null),
            ChatEvent.usage(Usage.builder()
                    .inputTokens(9)
                    .outputTokens(12)
                    .cachedInputTokens(4)
                    .reasoningTokens(3)
                    .build()),
            ChatEvent.ended());

    private Replies() {}

    /** The data of its frames, or of its one frame. */
    static List<String> of(ChatDialect dialect, TestOptions options) {
        return of(dialect, options, EVENTS);
    }

    /** The data of the frames of these events, or of the one frame. */
    static List<String> of(ChatDialect dialect, TestOptions options, List<ChatEvent> events) {
        List<String> frames = new ArrayList<>();
        ChatWriter writer = dialect.writer(options);
        for (ChatEvent event : events) {
            writer.event(event, (array, start, end) -> frames.add(text(array, start, end)));
        }
        writer.end((array, start, end) -> frames.add(text(array, start, end)));
        return frames.stream().flatMap(Replies::data).toList();
    }

    private static Stream<String> data(String frame) {
        boolean events = frame.startsWith("data:") || frame.startsWith("event:");
        return events ? TestFrame.sse(frame).stream().map(Replies::data) : Stream.of(frame);
    }

    private static String data(TestFrame frame) {
        return text(frame.array(), frame.dataStart(), frame.dataEnd());
    }

    private static String text(byte[] array, int start, int end) {
        return new String(array, start, end - start, StandardCharsets.UTF_8);
    }
}
