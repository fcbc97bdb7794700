package io.fairlead.core.snapshot;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.deployment.Price;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A deployment with what configuration and discovery tell of it. */
record DeploymentValue(
        String id,
        String provider,
        String model,
        OptionalLong contextWindow,
        OptionalLong maxOutput,
        Optional<Price> price,
        Optional<Set<Capability>> capabilities)
        implements Deployment {
    static DeploymentValue of(String provider, String model, ModelFacts facts) {
        return new DeploymentValue(
                provider + "/" + model,
                provider,
                model,
                facts.contextWindow(),
                facts.maxOutput(),
                facts.price(),
                facts.capabilities());
    }
}
