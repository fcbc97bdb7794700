package io.fairlead.core.transport;

import java.io.IOException;

/** Why no connection came about. Carries no stack: it is an expected result. */
public final class ConnectFailure extends IOException {
    /** What failed. */
    public enum Reason {
        /** The host name has no address. */
        DNS,
        /** Nobody listens there. */
        REFUSED,
        /** No way to the address. */
        UNREACHABLE,
        /** No address answered in time. */
        TIMEOUT,
        /** No secure connection: certificate, host name, or no TLS at the other side. */
        TLS,
        /** Closed by this side while it was being made. */
        CLOSED,
        /** Anything else. */
        OTHER
    }

    private final Reason reason;

    ConnectFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What failed. */
    public Reason reason() {
        return reason;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
