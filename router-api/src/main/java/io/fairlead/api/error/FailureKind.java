package io.fairlead.api.error;

import java.util.Objects;

/** The one classification of upstream failures. A value type with constants: later hosts may know more of them. */
public final class FailureKind {
    /** The credential was refused. */
    public static final FailureKind AUTH = new FailureKind("auth");
    /** A limit of the vendor was hit. */
    public static final FailureKind RATE_LIMIT = new FailureKind("rate_limit");
    /** The upstream does not know the model or the path. */
    public static final FailureKind NOT_FOUND = new FailureKind("not_found");
    /** The request itself is at fault; no other candidate would take it. */
    public static final FailureKind INVALID_REQUEST = new FailureKind("invalid_request");
    /** The request does not fit the model's window. */
    public static final FailureKind CONTEXT_LENGTH = new FailureKind("context_length");
    /** The model cannot do what the request asks for; another model may. */
    public static final FailureKind UNSUPPORTED = new FailureKind("unsupported");
    /**
     * The request repeats reasoning of earlier answers whose proof the upstream cannot read, as one of another account's. The
     * same upstream may take the request without: see {@link io.fairlead.api.provider.Attempt#withoutProofs}.
     */
    public static final FailureKind UNREADABLE_PROOF = new FailureKind("unreadable_proof");
    /** The vendor's content rules refused request or answer. */
    public static final FailureKind CONTENT_POLICY = new FailureKind("content_policy");
    /** The upstream failed. */
    public static final FailureKind SERVER = new FailureKind("server");
    /** No connection, or it broke before an answer. */
    public static final FailureKind NETWORK = new FailureKind("network");
    /** A deadline of the gateway passed. */
    public static final FailureKind TIMEOUT = new FailureKind("timeout");
    /** The answer ended before its end. */
    public static final FailureKind TRUNCATED = new FailureKind("truncated");
    /** Nothing above. */
    public static final FailureKind UNKNOWN = new FailureKind("unknown");

    private final String name;

    private FailureKind(String name) {
        this.name = name;
    }

    /** A kind by name: the constant where there is one. The host treats kinds it does not know as {@link #UNKNOWN}. */
    public static FailureKind of(String name) {
        return new FailureKind(Objects.requireNonNull(name));
    }

    /** Lower case with underscores. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FailureKind that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
