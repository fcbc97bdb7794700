package io.fairlead.core.stream;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import org.jspecify.annotations.Nullable;

/** Passes frames through under the eyes of the dialect's watch. */
record PassHandler(ReplyWatch watch) implements FrameHandler {
    @Override
    public int frame(FrameView frame, GatherEdit edit, FrameSink out) {
        return watch.look(frame, edit);
    }

    @Override
    public boolean passes() {
        return true;
    }

    @Override
    public int end(FrameSink out) {
        return Signals.NONE;
    }

    @Override
    public boolean markEnd(FrameSink out) {
        return watch.markEnd(out);
    }

    @Override
    public boolean complete() {
        return watch.complete();
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
    public String contentType(String upstream) {
        return upstream;
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        watch.fail(error, out);
    }
}
