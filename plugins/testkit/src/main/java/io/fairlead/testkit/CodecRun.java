package io.fairlead.testkit;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.FrameSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs readers and writers of a dialect from their beginning to their end. */
public final class CodecRun {
    private CodecRun() {}

    /** The events of a reply that has these frames and ends behind them. */
    public static List<ChatEvent> read(ChatReader reader, List<TestFrame> frames) {
        List<ChatEvent> events = new ArrayList<>();
        frames.forEach(frame -> reader.frame(frame, events::add));
        reader.end(events::add);
        return events;
    }

    /** The answer that is made of these events and ends behind them. */
    public static String written(ChatWriter writer, List<ChatEvent> events) {
        StringBuilder out = new StringBuilder();
        FrameSink sink =
                (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8));
        events.forEach(event -> writer.event(event, sink));
        writer.end(sink);
        return out.toString();
    }

    /** Notes what is lost, a line each. */
    public static Losses noting(StringBuilder lost) {
        return (path, reason) ->
                lost.append("lost ").append(path).append(": ").append(reason).append('\n');
    }
}
