package io.fairlead.core.plugin.booked;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.plugin.PluginBooks;
import io.fairlead.core.plugin.PluginTally;
import java.util.function.Consumer;

/** Writes the frames of one answer. Where they go, through filters as may be, is not its time. */
record BookedWriter(ChatWriter writer, PluginTally tally) implements ChatWriter {
    @Override
    public String contentType() {
        return writer.contentType();
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        long begun = tally.begin();
        if (PluginBooks.timed(begun)) {
            timed(begun, out, frames -> writer.event(event, frames));
        } else {
            writer.event(event, out);
        }
    }

    @Override
    public void end(FrameSink out) {
        long begun = tally.begin();
        if (PluginBooks.timed(begun)) {
            timed(begun, out, writer::end);
        } else {
            writer.end(out);
        }
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        long begun = tally.begin();
        if (PluginBooks.timed(begun)) {
            timed(begun, out, frames -> writer.fail(error, frames));
        } else {
            writer.fail(error, out);
        }
    }

    private void timed(long begun, FrameSink out, Consumer<FrameSink> call) {
        Aside aside = new Aside(tally::now);
        try {
            call.accept(aside.of(out));
        } finally {
            tally.end(aside.after(begun));
        }
    }
}
