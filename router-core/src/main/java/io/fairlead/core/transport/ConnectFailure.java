package io.fairlead.core.transport;

import io.fairlead.api.http.Origin;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

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
        /** The proxy made no way to the origin. */
        PROXY,
        /** Closed by this side while it was being made. */
        CLOSED,
        /** Anything else. */
        OTHER
    }

    private final Reason reason;

    private ConnectFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static ConnectFailure of(Reason reason, String what, @Nullable Exception cause) {
        String told = cause == null ? "" : ": " + cause.getMessage();
        return new ConnectFailure(reason, "no connection: " + what + told);
    }

    /** The same, for a connection that was to go through a proxy. */
    ConnectFailure through(Origin proxy) {
        return reason == Reason.CLOSED
                ? this
                : new ConnectFailure(reason, getMessage() + " (through proxy " + proxy + ")");
    }

    static ConnectFailure closed() {
        return of(Reason.CLOSED, "closed while it was being made", null);
    }

    /** What it means that none of the addresses could be reached; {@code last} is what the last one said, null if nothing. */
    static ConnectFailure unreachable(@Nullable IOException last, int tried) {
        String where = tried == 1 ? "" : " (the last of " + tried + " addresses)";
        return switch (last) {
            case null -> of(Reason.TIMEOUT, "no answer in time" + where, null);
            case SocketTimeoutException silent -> of(Reason.TIMEOUT, "no answer in time" + where, null);
            case NoRouteToHostException noRoute -> of(Reason.UNREACHABLE, "no route" + where, null);
            case ConnectException refused -> of(Reason.REFUSED, "refused" + where, refused);
            default -> of(Reason.OTHER, "failed" + where, last);
        };
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
