package io.fairlead.core.exchange;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.http.Slice;
import java.io.IOException;

/** The way to the client for one attempt: adds the gateway's own headers and counts what is written. */
public interface Answering {
    /** Sends a whole answer. */
    void whole(int status, String contentType, Slice body, Usage usage) throws IOException;

    /** Begins a stream. */
    ClientStream stream(int status, String contentType) throws IOException;
}
