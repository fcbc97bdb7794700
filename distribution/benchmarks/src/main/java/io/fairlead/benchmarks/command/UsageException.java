package io.fairlead.benchmarks.command;

/** A command that cannot be run as given; the message states the bad value and the expected one. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with the text that the user sees. */
    public UsageException(String message) {
        super(message);
    }
}
