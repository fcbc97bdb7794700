package io.fairlead.core.transport;

import java.io.IOException;

/** One connection to an origin. Used by one thread at a time, but for {@link #closeNow()}, which any thread may call. */
public interface Connection {
    /**
     * Connects and, for a secure origin, shakes hands. All addresses of the host are tried.
     *
     * @param withinNanos bound for all of it together; the handshake is bounded only by {@link #closeNow()}
     * @throws ConnectFailure if no address could be reached, or the connection was closed meanwhile
     */
    void connect(long withinNanos) throws IOException;

    /** Brings an idle connection to the lane of the calling thread, which will use it from now on. */
    default void move() throws IOException {}

    /** Reads at least one byte, waiting for it without bound; -1 at the end. */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /** Writes all bytes, waiting without bound. */
    void write(byte[] buffer, int offset, int length) throws IOException;

    /** How many bytes can be read without waiting, as far as that is known; never tells an end. */
    int available() throws IOException;

    /**
     * Whether an idle connection must not be used again: the other side closed it or sent something unasked. Costs nothing
     * while it may.
     */
    boolean stale();

    /** Closes from any thread without waiting for anything; whoever is blocked in another method gets an exception. */
    void closeNow();
}
