package io.fairlead.core.attempt;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.attempt.AttemptEnd.Failed;
import io.fairlead.core.exchange.RelayEnd.RawAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An upstream's own answer says that the request itself cannot be served: the client gets that answer. */
public final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RouterError error;
    private final transient @Nullable RawAnswer raw;

    private GivenUpException(RouterError error, @Nullable RawAnswer raw) {
        super(error.message(), null, false, false);
        this.error = error;
        this.raw = raw;
    }

    /** The exchange has no time left to ask anybody else. */
    static GivenUpException late(List<RouterError.Reason> reasons) {
        String told = reasons.isEmpty() ? "" : ": " + Exhausted.summary(reasons);
        return new GivenUpException(
                RouterError.builder(ErrorCode.DEADLINE, "no answer within the request's own deadline" + told)
                        .reasons(reasons)
                        .build(),
                null);
    }

    /** Another candidate would say the same. */
    static GivenUpException of(Failed failed) {
        return new GivenUpException(error(failed), failed.raw());
    }

    private static RouterError error(Failed failed) {
        FailureKind kind = failed.failure().kind();
        ErrorCode code = ErrorCode.UPSTREAM_REJECTED;
        if (kind.equals(FailureKind.CONTEXT_LENGTH)) {
            code = ErrorCode.CONTEXT_LENGTH;
        }
        if (kind.equals(FailureKind.CONTENT_POLICY)) {
            code = ErrorCode.CONTENT_POLICY;
        }
        String message = failed.error().message();
        int status = failed.error().status();
        return RouterError.builder(code, message.isEmpty() ? failed.failure().detail() : message)
                .status(status >= 400 && status < 500 ? status : code.status())
                .build();
    }

    /** What to tell a client that speaks another dialect. */
    public RouterError error() {
        return error;
    }

    /** The upstream's own bytes, for a client that speaks its dialect. */
    public @Nullable RawAnswer raw() {
        return raw;
    }
}
