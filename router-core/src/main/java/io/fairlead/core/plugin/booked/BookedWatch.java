package io.fairlead.core.plugin.booked;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.plugin.PluginTally;
import org.jspecify.annotations.Nullable;

/** Watches the frames of one answer. */
record BookedWatch(ReplyWatch watch, PluginTally tally) implements ReplyWatch {
    @Override
    public int look(Frame frame, FrameEdit edit) {
        long begun = tally.begin();
        try {
            return watch.look(frame, edit);
        } finally {
            tally.end(begun);
        }
    }

    @Override
    public Usage usage() {
        return watch.usage();
    }

    @Override
    public @Nullable UpstreamError error() {
        return watch.error();
    }

    @Override
    public boolean complete() {
        return watch.complete();
    }

    @Override
    public boolean markEnd(FrameSink out) {
        long begun = tally.begin();
        try {
            return watch.markEnd(out);
        } finally {
            tally.end(begun);
        }
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        long begun = tally.begin();
        try {
            watch.fail(error, out);
        } finally {
            tally.end(begun);
        }
    }
}
