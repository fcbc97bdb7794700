package io.fairlead.core.exchange;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Slice;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A client's request as the server hands it in, and the way back. Used by the request's own thread but for the sensor. */
public interface Inbound {
    /** Position of the listener in the configuration. */
    int listener();

    /** The method, upper case. */
    String method();

    /** The decoded path. */
    String path();

    /** The raw query or null. */
    @Nullable String query();

    /** The header fields. */
    Headers headers();

    /** Content-Length, or -1. */
    long contentLength();

    /** The body. Nothing of it is asked of the client before the first read. */
    InputStream body();

    /**
     * All of the body, if it came along with the head: then there is nothing left to be read. Null if it did not, or the client
     * wants to be asked for it; then it is read from {@link #body()}. The array is the caller's from now on.
     */
    default @Nullable Slice takeBody() {
        return null;
    }

    /**
     * Ends the reading of the body, now or when it is next read, with an {@link java.io.IOException}. A client that is
     * waited for at this moment is cut off. Called from any thread, any number of times; does not block.
     */
    default void giveUpBody() {}

    /** The client's address, for the log. */
    String remote();

    /** Calls back, from any thread and at most once, when the client is seen to have left. */
    void onClientGone(Runnable gone);

    /** Sends a whole answer. */
    void answer(int status, Headers headers, Slice body) throws IOException;

    /** Begins an answer of unknown length. */
    ClientStream stream(int status, Headers headers) throws IOException;

    /** The connection shall not be used again: what is left of the request's body is of no use. */
    void closeAfterAnswer();
}
