package io.fairlead.api.error;

import io.fairlead.api.http.Slice;

/** A whole error answer in a protocol's own form. The host adds {@code Retry-After} and its own headers. */
public interface ErrorAnswer {
    /** The HTTP status. */
    int status();

    /** The value of Content-Type. */
    String contentType();

    /** The body; the receiver may keep it. */
    Slice body();

    /** An answer of these parts. */
    static ErrorAnswer of(int status, String contentType, Slice body) {
        return new ErrorAnswerValue(status, contentType, body);
    }

    /** A JSON answer. */
    static ErrorAnswer json(int status, String body) {
        return of(status, "application/json", Slice.utf8(body));
    }
}

record ErrorAnswerValue(int status, String contentType, Slice body) implements ErrorAnswer {}
