package io.fairlead.api.chat;

import io.fairlead.api.dialect.Frame;
import java.util.function.Consumer;

/**
 * Reads one reply into events. One for each attempt; used by one thread at a time. Gives equal events for a whole answer,
 * which is one frame, and for the same answer as a stream, however its bytes were cut; only usage may come earlier, too,
 * where a stream tells it before its end.
 */
public interface ChatReader {
    /**
     * Reads a frame.
     *
     * @throws IllegalArgumentException if it cannot be read; the host counts it as malformed
     */
    void frame(Frame frame, Consumer<ChatEvent> out);

    /** The reply's bytes have ended. A reader that knows the answer to be whole without a sign of its end says so here. */
    void end(Consumer<ChatEvent> out);
}
