package io.fairlead.core.stream;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import org.jspecify.annotations.Nullable;

/** Lets frames pass, and knows nothing of them but what a test makes of each. */
abstract class PlainHandler implements FrameHandler {
    @Override
    public boolean passes() {
        return true;
    }

    @Override
    public int end(FrameSink out) {
        return Signals.END;
    }

    @Override
    public boolean markEnd(FrameSink out) {
        return false;
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public Usage usage() {
        return Usage.UNKNOWN;
    }

    @Override
    public @Nullable UpstreamError error() {
        return null;
    }

    @Override
    public String contentType(String upstream) {
        return upstream;
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        throw new AssertionError("nothing fails here");
    }
}
