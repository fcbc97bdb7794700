package io.fairlead.core.plugin.booked;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.dialect.Frame;
import io.fairlead.core.plugin.PluginBooks;
import io.fairlead.core.plugin.PluginTally;
import java.util.function.Consumer;

/** Reads the frames of one answer. What is done with the events is not its time. */
record BookedReader(ChatReader reader, PluginTally tally) implements ChatReader {
    @Override
    public void frame(Frame frame, Consumer<ChatEvent> out) {
        long begun = tally.begin();
        if (PluginBooks.timed(begun)) {
            timed(begun, out, events -> reader.frame(frame, events));
        } else {
            reader.frame(frame, out);
        }
    }

    @Override
    public void end(Consumer<ChatEvent> out) {
        long begun = tally.begin();
        if (PluginBooks.timed(begun)) {
            timed(begun, out, reader::end);
        } else {
            reader.end(out);
        }
    }

    private void timed(long begun, Consumer<ChatEvent> out, Consumer<Consumer<ChatEvent>> call) {
        Aside aside = new Aside(tally::now);
        try {
            call.accept(aside.of(out));
        } finally {
            tally.end(aside.after(begun));
        }
    }
}
