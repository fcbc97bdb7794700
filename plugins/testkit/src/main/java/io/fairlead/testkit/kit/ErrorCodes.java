package io.fairlead.testkit.kit;

import io.fairlead.api.error.ErrorCode;
import java.util.stream.Stream;

/** Every error that a client may be told of, and one that a later host brings. */
final class ErrorCodes {
    private ErrorCodes() {}

    static Stream<ErrorCode> all() {
        return Stream.of(
                ErrorCode.INVALID_JSON,
                ErrorCode.INVALID_REQUEST,
                ErrorCode.UNTRANSLATABLE,
                ErrorCode.UNAUTHENTICATED,
                ErrorCode.PATH_NOT_FOUND,
                ErrorCode.MODEL_NOT_FOUND,
                ErrorCode.METHOD_NOT_ALLOWED,
                ErrorCode.BODY_INCOMPLETE,
                ErrorCode.BODY_TOO_LARGE,
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                ErrorCode.CONTEXT_LENGTH,
                ErrorCode.REFUSED,
                ErrorCode.RATE_LIMITED,
                ErrorCode.UPSTREAM_REJECTED,
                ErrorCode.CONTENT_POLICY,
                ErrorCode.NO_CANDIDATE,
                ErrorCode.STREAM_BROKEN,
                ErrorCode.DEADLINE,
                ErrorCode.OVERLOADED,
                ErrorCode.STOPPING,
                ErrorCode.INTERNAL,
                ErrorCode.of("a_code_of_later", ErrorCode.Owner.CALLER, 418));
    }
}
