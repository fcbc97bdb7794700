package io.fairlead.core.access;

import java.io.IOException;
import java.nio.file.Path;

/** A file does not hold what it should. Says nothing of what it does hold. */
public final class PemException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String found;
    private final String expected;

    PemException(Path file, String found, String expected) {
        super(file + ": found " + found + ", expected " + expected);
        this.file = file;
        this.found = found + " in " + file;
        this.expected = expected;
    }

    /** Which file. */
    public Path file() {
        return file;
    }

    /** A phrase after "found", with the file's name. */
    public String found() {
        return found;
    }

    /** A phrase after "expected". */
    public String expected() {
        return expected;
    }
}
