package io.fairlead.api.error;

import java.util.Objects;

/** What went wrong, and whose fault it is. A value type with constants: later hosts may know more of them. */
public final class ErrorCode {
    public static final ErrorCode INVALID_JSON = caller("invalid_json", 400);
    public static final ErrorCode INVALID_REQUEST = caller("invalid_request", 400);
    public static final ErrorCode UNTRANSLATABLE = caller("untranslatable_parameter", 400);
    public static final ErrorCode UNAUTHENTICATED = caller("unauthenticated", 401);
    public static final ErrorCode PATH_NOT_FOUND = caller("path_not_found", 404);
    public static final ErrorCode MODEL_NOT_FOUND = caller("model_not_found", 404);
    public static final ErrorCode METHOD_NOT_ALLOWED = caller("method_not_allowed", 405);
    public static final ErrorCode BODY_INCOMPLETE = caller("body_incomplete", 400);
    public static final ErrorCode BODY_TOO_LARGE = caller("body_too_large", 413);
    public static final ErrorCode UNSUPPORTED_MEDIA_TYPE = caller("unsupported_media_type", 415);
    public static final ErrorCode CONTEXT_LENGTH = caller("context_length_exceeded", 400);
    public static final ErrorCode REFUSED = new ErrorCode("refused_by_policy", Owner.POLICY, 403);
    public static final ErrorCode RATE_LIMITED = new ErrorCode("rate_limited", Owner.POLICY, 429);
    public static final ErrorCode UPSTREAM_REJECTED = new ErrorCode("upstream_rejected", Owner.UPSTREAM, 400);
    public static final ErrorCode CONTENT_POLICY = new ErrorCode("content_policy", Owner.UPSTREAM, 400);
    public static final ErrorCode NO_CANDIDATE = new ErrorCode("no_candidate_available", Owner.UPSTREAM, 503);
    public static final ErrorCode STREAM_BROKEN = new ErrorCode("upstream_stream_broken", Owner.UPSTREAM, 502);
    public static final ErrorCode DEADLINE = new ErrorCode("deadline_exceeded", Owner.UPSTREAM, 504);
    public static final ErrorCode OVERLOADED = new ErrorCode("gateway_overloaded", Owner.GATEWAY, 503);
    public static final ErrorCode STOPPING = new ErrorCode("gateway_stopping", Owner.GATEWAY, 503);
    public static final ErrorCode INTERNAL = new ErrorCode("gateway_error", Owner.GATEWAY, 503);

    private final String name;
    private final Owner owner;
    private final int status;

    private ErrorCode(String name, Owner owner, int status) {
        this.name = name;
        this.owner = owner;
        this.status = status;
    }

    private static ErrorCode caller(String name, int status) {
        return new ErrorCode(name, Owner.CALLER, status);
    }

    /** A code of a plugin's own. */
    public static ErrorCode of(String name, Owner owner, int status) {
        return new ErrorCode(Objects.requireNonNull(name), Objects.requireNonNull(owner), status);
    }

    /** The name shown to clients, lower case with underscores. */
    public String name() {
        return name;
    }

    /** Whose fault it is. */
    public Owner owner() {
        return owner;
    }

    /** The HTTP status that goes with it unless the error itself states another. */
    public int status() {
        return status;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ErrorCode that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Who has to act for the error to go away. */
    public enum Owner {
        /** The client that sent the request. */
        CALLER,
        /** A rule that the operator set. */
        POLICY,
        /** A provider. */
        UPSTREAM,
        /** The gateway itself. */
        GATEWAY
    }
}
