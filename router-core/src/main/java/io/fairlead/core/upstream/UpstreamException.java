package io.fairlead.core.upstream;

import io.fairlead.core.http.MalformedException;
import io.fairlead.core.upstream.Deadlines.Phase;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a call gave no whole reply. An expected result, so it carries no stack; the message names the origin, never a
 * header's value or a byte of a body.
 */
public final class UpstreamException extends IOException {
    /** What went wrong. */
    public enum Kind {
        /** The call cannot be written: a header that is none, or a body that cannot be read. Not the upstream's fault. */
        REQUEST,
        /** No connection; the cause is a {@link io.fairlead.core.transport.ConnectFailure} with the reason. */
        CONNECT,
        /** All connections were in use, and none came free in time. Not the upstream's fault. */
        BUSY,
        /** The connection broke while the request was sent, and no reply was there. */
        SEND,
        /** The connection ended before any byte of a reply. */
        NO_ANSWER,
        /** A deadline passed; {@link UpstreamException#phase()} says which. */
        TIMEOUT,
        /** The reply ended before its end. */
        TRUNCATED,
        /** What came back is no HTTP/1.1 reply. */
        PROTOCOL,
        /** This side ended the call; the message is the reason given. */
        ABORTED
    }

    private final Kind kind;
    private final @Nullable Phase phase;

    private UpstreamException(Kind kind, @Nullable Phase phase, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.phase = phase;
    }

    static UpstreamException of(Kind kind, String message) {
        return new UpstreamException(kind, null, message, null);
    }

    static UpstreamException of(Kind kind, String message, @Nullable Throwable cause) {
        return new UpstreamException(kind, null, message, cause);
    }

    static UpstreamException malformed(String found, String expected) {
        return of(Kind.PROTOCOL, "malformed reply: found " + found + ", expected " + expected);
    }

    static UpstreamException malformed(MalformedException wrong) {
        return malformed(wrong.found(), wrong.expected());
    }

    /** A deadline that passed; also for replies that are made in this process. */
    public static UpstreamException timeout(Phase phase, String message) {
        return new UpstreamException(Kind.TIMEOUT, phase, message, null);
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The deadline that passed, for {@link Kind#TIMEOUT}. */
    public @Nullable Phase phase() {
        return phase;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
