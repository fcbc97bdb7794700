package io.fairlead.core.config;

import io.fairlead.core.config.policy.Policies;
import io.fairlead.core.config.problem.Position;

/**
 * One upstream model at one provider as one route uses it.
 *
 * @param provider the provider's name
 * @param model what is known of the model: said here, else at the provider
 * @param placement where it stands among its route's deployments
 * @param limits what it may be asked for in a minute
 * @param policies for attempts at it, every level considered
 * @param at where it stands in the configuration
 */
public record DeploymentConfig(
        String provider, ModelConfig model, Placement placement, RateLimits limits, Policies policies, Position at) {
    /** {@code provider/model}. */
    public String id() {
        return provider + "/" + model.name();
    }
}
