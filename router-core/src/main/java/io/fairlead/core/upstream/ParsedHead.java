package io.fairlead.core.upstream;

import io.fairlead.core.http.FieldLines;

/**
 * A reply's head, with what it says of the body and the connection.
 *
 * @param status the code
 * @param headers its fields
 * @param contentLength the stated length, or -1
 * @param chunked whether the body comes in chunks
 * @param closing whether the connection ends after this reply
 * @param keepSeconds how long the other side keeps an idle connection, or -1 if it did not say
 */
record ParsedHead(
        int status, FieldLines headers, long contentLength, boolean chunked, boolean closing, int keepSeconds) {}
