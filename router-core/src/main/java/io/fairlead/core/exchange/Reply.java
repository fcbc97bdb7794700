package io.fairlead.core.exchange;

import io.fairlead.api.http.ReplyHead;
import java.io.IOException;

/** An upstream's reply: its head, and its body to be pulled by one thread. */
public interface Reply extends ReplyHead, AutoCloseable {
    /** Stated length of the body, or -1. */
    long contentLength();

    /** Whether the end of the body can be told from a broken connection. */
    boolean delimited();

    /** Whether the upstream may have seen the request twice. */
    boolean resent();

    /**
     * Reads what is there, waiting only if there is nothing.
     *
     * @return at least 1, or -1 at the proper end
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /** All that matters was read: only the end of the body may still be under way when this is closed. */
    default void leaveEnd() {}

    /** Lets go of the reply; the connection is kept if that is cheap. */
    @Override
    void close();
}
