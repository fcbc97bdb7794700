package io.fairlead.api.dialect;

import io.fairlead.api.deployment.Capability;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What routing needs to know of a request, read from its bytes without decoding it. Immutable. */
public final class RequestFacts {
    private static final long UNKNOWN = -1;

    private final Operation operation;
    private final String model;
    private final boolean stream;
    private final @Nullable Framing framing;
    private final boolean usageWanted;
    private final long textBytes;
    private final long maxOutputTokens;
    private final int choices;
    private final Set<Capability> needs;

    private RequestFacts(Builder builder) {
        operation = builder.operation;
        model = builder.model;
        stream = builder.stream;
        framing = builder.framing;
        usageWanted = builder.usageWanted;
        textBytes = builder.textBytes;
        maxOutputTokens = builder.maxOutputTokens;
        choices = builder.choices;
        needs = Set.copyOf(builder.needs);
    }

    /** Starts the facts of a request for a model, as the client named it. */
    public static Builder builder(Operation operation, String model) {
        return new Builder(operation, model);
    }

    /** What is asked. */
    public Operation operation() {
        return operation;
    }

    /** The client's name of the model. */
    public String model() {
        return model;
    }

    /** Whether the client wants a stream. */
    public boolean stream() {
        return stream;
    }

    /** The form in which the client wants a stream; empty where its API has but one. */
    public Optional<Framing> framing() {
        return Optional.ofNullable(framing);
    }

    /** Whether the client wants to see the usage of a stream; true where its API always shows it. */
    public boolean usageWanted() {
        return usageWanted;
    }

    /** Bytes of text in the request, without images and other embedded data. */
    public long textBytes() {
        return textBytes;
    }

    /** The client's own bound on the answer, in tokens. */
    public OptionalLong maxOutputTokens() {
        return maxOutputTokens == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(maxOutputTokens);
    }

    /** How many answers are asked for, at least 1. */
    public int choices() {
        return choices;
    }

    /** What a model must be able to do to serve this request. */
    public Set<Capability> needs() {
        return needs;
    }

    /** Collects facts. */
    public static final class Builder {
        private final Operation operation;
        private final String model;
        private final Set<Capability> needs = new LinkedHashSet<>();
        private boolean stream;
        private @Nullable Framing framing;
        private boolean usageWanted;
        private long textBytes;
        private long maxOutputTokens = UNKNOWN;
        private int choices = 1;

        private Builder(Operation operation, String model) {
            this.operation = Objects.requireNonNull(operation);
            this.model = Objects.requireNonNull(model);
        }

        /** Whether the client wants a stream. */
        public Builder stream(boolean wanted) {
            stream = wanted;
            return this;
        }

        /** The form in which the client wants a stream. */
        public Builder framing(Framing form) {
            framing = form;
            return this;
        }

        /** Whether the client wants to see the usage of a stream. */
        public Builder usageWanted(boolean wanted) {
            usageWanted = wanted;
            return this;
        }

        /** Bytes of text in the request. */
        public Builder textBytes(long bytes) {
            textBytes = bytes;
            return this;
        }

        /** The client's own bound on the answer, in tokens, 0 or more. */
        public Builder maxOutputTokens(long tokens) {
            maxOutputTokens = tokens;
            return this;
        }

        /** How many answers are asked for. */
        public Builder choices(int count) {
            choices = Math.max(1, count);
            return this;
        }

        /** Adds a need. */
        public Builder need(Capability capability) {
            needs.add(capability);
            return this;
        }

        /** The facts. */
        public RequestFacts build() {
            return new RequestFacts(this);
        }
    }
}
