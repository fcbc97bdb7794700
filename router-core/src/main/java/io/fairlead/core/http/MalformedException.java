package io.fairlead.core.http;

import java.io.IOException;

/**
 * What came is no HTTP/1.1. An expected result, so it carries no stack; the message names what was found and expected, never
 * the value of a header or a byte of a body.
 */
public final class MalformedException extends IOException {
    private final String found;
    private final String expected;

    /** Something else than what was expected. */
    public MalformedException(String found, String expected) {
        super("found " + found + ", expected " + expected);
        this.found = found;
        this.expected = expected;
    }

    /** What was found, as far as it may be told. */
    public String found() {
        return found;
    }

    /** What was expected. */
    public String expected() {
        return expected;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
