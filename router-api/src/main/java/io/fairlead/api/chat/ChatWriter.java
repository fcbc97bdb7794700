package io.fairlead.api.chat;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.RouterError;

/**
 * Writes one answer from events: frames of a stream as they come, or one whole answer at its end, as the client asked.
 * One for each exchange; used by one thread at a time.
 */
public interface ChatWriter {
    /** The Content-Type of the answer. */
    String contentType();

    /** Takes an event; events it does not know it passes over. */
    void event(ChatEvent event, FrameSink out);

    /** The answer ended as it should: writes what is left of it. */
    void end(FrameSink out);

    /** Writes what tells the client within a stream that it failed. */
    void fail(RouterError error, FrameSink out);
}
