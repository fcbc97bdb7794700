package io.fairlead.core.config;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Price;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says of one model at one provider; null where it says nothing.
 *
 * @param name the model's name at the upstream
 * @param contextWindow tokens that input and output together may have
 * @param maxOutput tokens that one answer may have
 * @param price what it costs
 * @param capabilities all it can do
 */
public record ModelConfig(
        String name,
        @Nullable Long contextWindow,
        @Nullable Long maxOutput,
        @Nullable Price price,
        @Nullable Set<Capability> capabilities) {
    public ModelConfig {
        capabilities = capabilities == null ? null : Set.copyOf(capabilities);
    }

    /** A model of which only the name is known. */
    public static ModelConfig named(String name) {
        return new ModelConfig(name, null, null, null, null);
    }

    /** What is said here, and for the rest what is said elsewhere of the model of that name. */
    public ModelConfig over(ModelConfig other) {
        return new ModelConfig(
                other.name,
                contextWindow == null ? other.contextWindow : contextWindow,
                maxOutput == null ? other.maxOutput : maxOutput,
                price == null ? other.price : price,
                capabilities == null ? other.capabilities : capabilities);
    }
}
