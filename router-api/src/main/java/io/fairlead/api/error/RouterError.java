package io.fairlead.api.error;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error as the client is told of it, before a protocol gives it its form. The message states the bad value and the
 * expected one, and never holds a key or text of a prompt.
 */
public final class RouterError {
    private final ErrorCode code;
    private final String message;
    private final int status;
    private final @Nullable String parameter;
    private final @Nullable Duration retryAfter;
    private final List<Reason> reasons;

    private RouterError(Builder builder) {
        code = builder.code;
        message = builder.message;
        status = builder.status == 0 ? builder.code.status() : builder.status;
        parameter = builder.parameter;
        retryAfter = builder.retryAfter;
        reasons = List.copyOf(builder.reasons);
    }

    /** An error with a message and nothing else. */
    public static RouterError of(ErrorCode code, String message) {
        return builder(code, message).build();
    }

    /** Starts an error. */
    public static Builder builder(ErrorCode code, String message) {
        return new Builder(code, message);
    }

    /** What went wrong. */
    public ErrorCode code() {
        return code;
    }

    /** What to tell the client. */
    public String message() {
        return message;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The request's member or header at fault, or null. */
    public @Nullable String parameter() {
        return parameter;
    }

    /** When it may be worth to ask again, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Why each candidate was skipped or failed; empty where candidates are not the matter. */
    public List<Reason> reasons() {
        return reasons;
    }

    /** Why one candidate could not serve. */
    public interface Reason {
        /** The deployment as configured, {@code provider/model}. */
        String deployment();

        /** A short name of the reason, such as {@code paused} or {@code rate_limit}. */
        String reason();

        /** A sentence for people. */
        String detail();

        /** How long it will last, or null if nobody knows. */
        @Nullable Duration until();

        /** A reason of these parts. */
        static Reason of(String deployment, String reason, String detail, @Nullable Duration until) {
            return new ReasonValue(deployment, reason, detail, until);
        }
    }

    private record ReasonValue(
            String deployment,
            String reason,
            String detail,
            @Nullable Duration until) implements Reason {}

    /** Collects the parts of an error. */
    public static final class Builder {
        private final ErrorCode code;
        private final String message;
        private int status;
        private @Nullable String parameter;
        private @Nullable Duration retryAfter;
        private List<Reason> reasons = List.of();

        private Builder(ErrorCode code, String message) {
            this.code = Objects.requireNonNull(code);
            this.message = Objects.requireNonNull(message);
        }

        /** A status other than the code's own. */
        public Builder status(int status) {
            this.status = status;
            return this;
        }

        /** The request's member or header at fault. */
        public Builder parameter(@Nullable String parameter) {
            this.parameter = parameter;
            return this;
        }

        /** When it may be worth to ask again. */
        public Builder retryAfter(@Nullable Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /** Why each candidate could not serve. */
        public Builder reasons(List<Reason> reasons) {
            this.reasons = reasons;
            return this;
        }

        /** The error. */
        public RouterError build() {
            return new RouterError(this);
        }
    }
}
