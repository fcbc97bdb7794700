package io.fairlead.core.exchange;

import java.io.IOException;

/** An answer that is written bit by bit. */
public interface ClientStream {
    /** Writes and flushes; blocks while the client is slow. */
    void write(byte[] array, int offset, int length) throws IOException;

    /** The answer is whole. */
    void finish() throws IOException;

    /** The answer stays a torso: the connection is cut, so that the client cannot take it for whole. */
    void abort();
}
