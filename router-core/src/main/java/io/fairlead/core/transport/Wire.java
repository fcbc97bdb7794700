package io.fairlead.core.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes to and from somebody. One reader and one writer, which may be the same thread; closed by any. */
public interface Wire {
    /**
     * Reads what is there, waiting if there is nothing; null at the end.
     *
     * @param withinNanos how long to wait, 0 for without bound
     * @throws SilenceException if nothing came in time
     */
    byte @Nullable [] read(long withinNanos) throws IOException;

    /** Reads at least one byte, waiting for it; -1 at the end. */
    int read(byte[] target, int offset, int length) throws IOException;

    /**
     * Writes all bytes.
     *
     * @param withinNanos how long the other side may take nothing at all, 0 for without bound
     * @throws SilenceException if it took nothing for so long
     */
    void write(byte[] bytes, int offset, int length, long withinNanos) throws IOException;

    /** How many bytes can be read without waiting, as far as that is known. */
    int available() throws IOException;

    /**
     * Whether a connection that should be silent is not: the other side left, or said something that nobody asked for.
     * Costs nothing while all is well.
     */
    boolean unquiet();

    /**
     * Says whom to tell, once and on another thread, when the other side leaves while nobody reads. Told at once if it left
     * already.
     *
     * @param told must not block; null for nobody any more
     */
    void onEnd(@Nullable Runnable told);

    /** Closes it; whoever waits for it is told. Never blocks. */
    void closeNow();
}
