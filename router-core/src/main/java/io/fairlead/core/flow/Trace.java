package io.fairlead.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * Where a failure comes from, for the log: its class and stack trace, and those of its causes. Messages are left out, since
 * a plugin may have put text of a prompt into them; only linking errors tell no more than names.
 */
final class Trace extends Throwable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CAUSES = 8;

    private Trace(Throwable failure, @Nullable Trace cause) {
        super(described(failure), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static Trace of(Throwable failure) {
        return of(failure, MOST_CAUSES);
    }

    private static Trace of(Throwable failure, int causes) {
        Throwable cause = failure.getCause();
        return new Trace(failure, cause == null || causes == 0 ? null : of(cause, causes - 1));
    }

    private static String described(Throwable failure) {
        return failure instanceof LinkageError
                ? failure.toString()
                : failure.getClass().getName();
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // the class that is shown is the failure's, not this one
    public String toString() {
        return String.valueOf(getMessage());
    }
}
