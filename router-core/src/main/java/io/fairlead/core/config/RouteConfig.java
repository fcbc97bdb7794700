package io.fairlead.core.config;

import io.fairlead.core.config.policy.RoundPolicy;
import java.util.List;

/**
 * A name that clients may ask for, and what stands behind it.
 *
 * @param name what clients put in {@code model}
 * @param strategy orders the candidates
 * @param deployments in the order of the configuration, at least one, none twice
 * @param round for requests
 * @param filters of this route, after those of every route
 */
public record RouteConfig(
        String name,
        ExtensionConfig strategy,
        List<DeploymentConfig> deployments,
        RoundPolicy round,
        List<ExtensionConfig> filters) {
    public RouteConfig {
        deployments = List.copyOf(deployments);
        filters = List.copyOf(filters);
    }
}
