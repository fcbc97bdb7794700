package io.fairlead.translation;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What dialects write of events. */
final class Written {
    private Written() {}

    /** The data of the frames of these events, or of the one frame. */
    static List<String> of(ChatDialect dialect, TestOptions options, List<ChatEvent> events) {
        List<String> frames = new ArrayList<>();
        ChatWriter writer = dialect.writer(options);
        for (ChatEvent event : events) {
            writer.event(event, (array, start, end) -> frames.add(text(array, start, end)));
        }
        writer.end((array, start, end) -> frames.add(text(array, start, end)));
        return frames.stream().flatMap(Written::data).toList();
    }

    private static Stream<String> data(String frame) {
        boolean events = frame.startsWith("data:") || frame.startsWith("event:");
        return events
                ? TestFrame.sse(frame).stream().map(one -> text(one.array(), one.dataStart(), one.dataEnd()))
                : Stream.of(frame);
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
