package io.fairlead.server.http1;

import io.fairlead.api.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A request up to its body.
 *
 * @param line the first line
 * @param fields the header fields
 * @param contentLength the length of the body, or -1 if it comes in chunks
 * @param last whether the client wants the connection closed afterwards
 * @param keptBack whether it keeps the body back until it is asked for it
 */
record RequestHead(FirstLine line, Headers fields, long contentLength, boolean last, boolean keptBack) {
    String method() {
        return line.method();
    }

    String path() {
        return line.path();
    }

    @Nullable String query() {
        return line.query();
    }

    /** Without fields: they may hold keys. */
    @Override
    public String toString() {
        return line.method() + " " + line.path();
    }
}
