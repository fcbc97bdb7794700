package io.fairlead.benchmarks.wire;

import java.io.IOException;

/** What came over the wire is not an HTTP/1.1 message that these programs take. */
public final class MalformedMessageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with what was found and what was expected. */
    public MalformedMessageException(String message) {
        super(message);
    }
}
