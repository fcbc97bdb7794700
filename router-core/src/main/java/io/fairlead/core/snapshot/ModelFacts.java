package io.fairlead.core.snapshot;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.deployment.Price;
import io.fairlead.api.provider.ListedModel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What is known of a model: each part may be absent. */
public record ModelFacts(
        OptionalLong contextWindow,
        OptionalLong maxOutput,
        Optional<Price> price,
        Optional<Set<Capability>> capabilities) {
    /** Nothing is known. */
    public static final ModelFacts NONE =
            new ModelFacts(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    /** What is known of a deployment. */
    static ModelFacts of(Deployment deployment) {
        return new ModelFacts(
                deployment.contextWindow(), deployment.maxOutput(), deployment.price(), deployment.capabilities());
    }

    /** What a vendor's list tells. */
    public static ModelFacts of(ListedModel listed) {
        return new ModelFacts(listed.contextWindow(), listed.maxOutput(), listed.price(), listed.capabilities());
    }

    /** These facts, and for what they do not tell, others. */
    public ModelFacts orElse(ModelFacts others) {
        return new ModelFacts(
                contextWindow.isPresent() ? contextWindow : others.contextWindow,
                maxOutput.isPresent() ? maxOutput : others.maxOutput,
                price.or(others::price),
                capabilities.or(others::capabilities));
    }
}
