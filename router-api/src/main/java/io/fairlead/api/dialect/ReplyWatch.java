package io.fairlead.api.dialect;

import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import org.jspecify.annotations.Nullable;

/**
 * Watches one reply that is passed through. One for each attempt; used by one thread at a time. The host acts on what it
 * signals: until the first {@link Signals#CONTENT} frames are kept back and the attempt may still fail over; after it the
 * client gets every frame as it comes. A reply that ends before {@link #complete()} is a failure, however much of it came.
 */
public interface ReplyWatch {
    /**
     * Looks at a frame, and edits or drops it in the same pass.
     *
     * @return bits of {@link Signals}
     */
    int look(Frame frame, FrameEdit edit);

    /** What the reply said of its usage so far; {@link Usage#UNKNOWN} makes the host estimate. */
    Usage usage();

    /** The failure that a frame with {@link Signals#ERROR} reported. */
    @Nullable UpstreamError error();

    /** Whether the reply, if it ended now, may be called a success. */
    boolean complete();

    /**
     * The reply's bytes have ended in order, every frame could be read, and it is not {@link #complete()}. A watch that
     * finds nothing missing but the API's own mark of the end writes that mark; the reply is complete then.
     *
     * @return whether it wrote the mark; nothing is written otherwise
     */
    default boolean markEnd(FrameSink out) {
        return false;
    }

    /** Writes what tells the client, in its own protocol, that the stream failed; nothing follows it. */
    void fail(RouterError error, FrameSink out);
}
