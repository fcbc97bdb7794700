package io.fairlead.testkit;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.deployment.Price;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A deployment that a test describes. */
public final class TestDeployment implements Deployment {
    private final String provider;
    private final String model;
    private final long contextWindow;
    private final long maxOutput;
    private final @Nullable Price price;
    private final @Nullable Set<Capability> capabilities;

    private TestDeployment(Builder builder) {
        provider = builder.provider;
        model = builder.model;
        contextWindow = builder.contextWindow;
        maxOutput = builder.maxOutput;
        price = builder.price;
        capabilities = builder.capabilities;
    }

    /** A deployment of which nothing more is known. */
    public static TestDeployment of(String provider, String model) {
        return builder(provider, model).build();
    }

    /** Starts a deployment. */
    public static Builder builder(String provider, String model) {
        return new Builder(provider, model);
    }

    @Override
    public String id() {
        return provider + "/" + model;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public OptionalLong contextWindow() {
        return contextWindow > 0 ? OptionalLong.of(contextWindow) : OptionalLong.empty();
    }

    @Override
    public OptionalLong maxOutput() {
        return maxOutput > 0 ? OptionalLong.of(maxOutput) : OptionalLong.empty();
    }

    @Override
    public Optional<Price> price() {
        return Optional.ofNullable(price);
    }

    @Override
    public Optional<Set<Capability>> capabilities() {
        return Optional.ofNullable(capabilities);
    }

    @Override
    public String toString() {
        return id();
    }

    /** Collects what is known of a deployment. */
    public static final class Builder {
        private final String provider;
        private final String model;
        private long contextWindow;
        private long maxOutput;
        private @Nullable Price price;
        private @Nullable Set<Capability> capabilities;

        private Builder(String provider, String model) {
            this.provider = provider;
            this.model = model;
        }

        /** Tokens that input and output together may have. */
        public Builder contextWindow(long tokens) {
            contextWindow = tokens;
            return this;
        }

        /** Tokens that one answer may have. */
        public Builder maxOutput(long tokens) {
            maxOutput = tokens;
            return this;
        }

        /** What it costs. */
        public Builder price(Price value) {
            price = value;
            return this;
        }

        /** All it can do. */
        public Builder capabilities(Capability... all) {
            capabilities = Set.of(all);
            return this;
        }

        /** The deployment. */
        public TestDeployment build() {
            return new TestDeployment(this);
        }
    }
}
