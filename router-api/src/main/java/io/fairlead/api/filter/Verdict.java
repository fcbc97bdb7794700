package io.fairlead.api.filter;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a filter says of a request. A value type; there will be more kinds. */
public final class Verdict {
    /** Go on. */
    public static final Verdict PROCEED = new Verdict(null);

    private final @Nullable RouterError error;

    private Verdict(@Nullable RouterError error) {
        this.error = error;
    }

    /** Ends the exchange with 403 and a message for the client. */
    public static Verdict refuse(String message) {
        return new Verdict(RouterError.of(ErrorCode.REFUSED, message));
    }

    /** Ends the exchange with an error. */
    public static Verdict refuse(RouterError error) {
        return new Verdict(error);
    }

    /** The error of a refusal. */
    public Optional<RouterError> error() {
        return Optional.ofNullable(error);
    }
}
