package io.fairlead.api.provider;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Price;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model as a vendor's list shows it; parts that the list does not tell are absent. */
public final class ListedModel {
    private final String name;
    private final long contextWindow;
    private final long maxOutput;
    private final @Nullable Price price;
    private final @Nullable Set<Capability> capabilities;

    private ListedModel(Builder builder) {
        name = builder.name;
        contextWindow = builder.contextWindow;
        maxOutput = builder.maxOutput;
        price = builder.price;
        capabilities = builder.capabilities;
    }

    /** Starts a model by its name at the upstream. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** The name at the upstream. */
    public String name() {
        return name;
    }

    /** Tokens that input and output together may have. */
    public OptionalLong contextWindow() {
        return contextWindow > 0 ? OptionalLong.of(contextWindow) : OptionalLong.empty();
    }

    /** Tokens that one answer may have. */
    public OptionalLong maxOutput() {
        return maxOutput > 0 ? OptionalLong.of(maxOutput) : OptionalLong.empty();
    }

    /** What it costs. */
    public Optional<Price> price() {
        return Optional.ofNullable(price);
    }

    /** What it can do. */
    public Optional<Set<Capability>> capabilities() {
        return Optional.ofNullable(capabilities);
    }

    /** Collects the parts. */
    public static final class Builder {
        private final String name;
        private long contextWindow;
        private long maxOutput;
        private @Nullable Price price;
        private @Nullable Set<Capability> capabilities;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name);
        }

        /** Tokens that input and output together may have; 0 for unknown. */
        public Builder contextWindow(long tokens) {
            contextWindow = tokens;
            return this;
        }

        /** Tokens that one answer may have; 0 for unknown. */
        public Builder maxOutput(long tokens) {
            maxOutput = tokens;
            return this;
        }

        /** What it costs. */
        public Builder price(Price price) {
            this.price = price;
            return this;
        }

        /** All it can do. */
        public Builder capabilities(Set<Capability> capabilities) {
            this.capabilities = Set.copyOf(capabilities);
            return this;
        }

        /** The model. */
        public ListedModel build() {
            return new ListedModel(this);
        }
    }
}
