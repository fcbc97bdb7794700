package io.fairlead.core.exchange;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.core.upstream.UpstreamException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an exception on the way to or from an upstream means. */
public final class WireFailure {
    /** No connection was free, since other requests had all of them: that tells nothing about the upstream. */
    public static final FailureKind NO_CONNECTION_FREE = FailureKind.of("no_connection_free");

    private WireFailure() {}

    /** The failure behind an exception. */
    public static Failure of(IOException broken) {
        if (!(broken instanceof UpstreamException upstream)) {
            return Failure.of(FailureKind.TRUNCATED, "the answer broke off");
        }
        return switch (upstream.kind()) {
            case CONNECT -> Failure.of(FailureKind.NETWORK, connectDetail(upstream));
            case BUSY -> Failure.of(NO_CONNECTION_FREE, "all connections to it were in use");
            case SEND -> Failure.of(FailureKind.NETWORK, "the connection broke while the request was sent");
            case NO_ANSWER -> Failure.of(FailureKind.NETWORK, "the connection ended without an answer");
            case TIMEOUT -> Failure.of(FailureKind.TIMEOUT, phase(upstream.phase()) + " deadline passed");
            case TRUNCATED -> Failure.of(FailureKind.TRUNCATED, "the answer broke off");
            case PROTOCOL -> Failure.of(FailureKind.SERVER, String.valueOf(upstream.getMessage()));
            case REQUEST -> Failure.of(FailureKind.UNKNOWN, "the call could not be written");
            case ABORTED -> Failure.of(FailureKind.TIMEOUT, String.valueOf(upstream.getMessage()));
        };
    }

    private static String connectDetail(UpstreamException upstream) {
        Throwable cause = upstream.getCause();
        String message = cause == null ? upstream.getMessage() : cause.getMessage();
        return message == null ? "no connection" : message;
    }

    private static String phase(@Nullable Enum<?> phase) {
        return phase == null ? "a" : phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
