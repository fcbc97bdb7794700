package io.fairlead.api.error;

import java.util.Objects;

/** Ends an exchange with an error for the client. Cheap to throw: it carries no stack trace unless it has a cause. */
public final class RouterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RouterError error;

    /** An exception for an error that is somebody's expected fault. */
    public RouterException(RouterError error) {
        super(Objects.requireNonNull(error).message(), null, false, false);
        this.error = error;
    }

    /** An exception for an error with a cause worth a stack trace. */
    public RouterException(RouterError error, Throwable cause) {
        super(Objects.requireNonNull(error).message(), cause);
        this.error = error;
    }

    /** An exception with a code and a message. */
    public static RouterException of(ErrorCode code, String message) {
        return new RouterException(RouterError.of(code, message));
    }

    /** What to tell the client. */
    public RouterError error() {
        return error;
    }
}
