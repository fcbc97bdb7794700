package io.fairlead.api.protocol;

import io.fairlead.api.http.Slice;

/** What a protocol answers of itself. The host adds its own headers. */
public interface InfoAnswer {
    /** The value of Content-Type. */
    String contentType();

    /** The body; the receiver may keep it. */
    Slice body();

    /** An answer of these parts. */
    static InfoAnswer of(String contentType, Slice body) {
        return new InfoAnswerValue(contentType, body);
    }

    /** A JSON answer. */
    static InfoAnswer json(Slice body) {
        return of("application/json", body);
    }
}

record InfoAnswerValue(String contentType, Slice body) implements InfoAnswer {}
