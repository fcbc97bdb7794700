package io.fairlead.core.stream;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import org.jspecify.annotations.Nullable;

/** What is done with the frames of a reply: watched and passed through, or translated. */
interface FrameHandler {
    /**
     * Takes a frame.
     *
     * @param edit for handlers that pass frames through: how this one is changed
     * @param out for handlers that write frames of their own
     * @return bits of {@code Signals}
     */
    int frame(FrameView frame, GatherEdit edit, FrameSink out);

    /** Whether frames pass through, so that what {@link #frame} leaves untouched goes on as it is. */
    boolean passes();

    /** The reply's bytes ended; writes what is left of the answer if it is whole. */
    int end(FrameSink out);

    /**
     * The reply's bytes ended in order without being a whole answer. If nothing but the mark of its end is missing, writes
     * that.
     *
     * @return whether the answer is whole now
     */
    boolean markEnd(FrameSink out);

    /** Whether the reply, as it ended, is a whole answer. */
    boolean complete();

    /** What the reply said of its usage. */
    Usage usage();

    /** The failure that the reply reported. */
    @Nullable UpstreamError error();

    /** The Content-Type of the client's answer; {@code upstream} is that of the reply. */
    String contentType(String upstream);

    /** Tells the client within a stream that it failed. */
    void fail(RouterError error, FrameSink out);
}
