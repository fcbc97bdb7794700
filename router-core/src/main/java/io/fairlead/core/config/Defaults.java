package io.fairlead.core.config;

import io.fairlead.core.config.policy.Policies;
import io.fairlead.core.config.policy.RoundPolicy;

/**
 * What holds for requests that no route says otherwise for.
 *
 * @param policies for attempts
 * @param round for requests
 * @param strategy orders candidates
 * @param translation what happens to parts of a request that the upstream's API cannot express
 */
public record Defaults(Policies policies, RoundPolicy round, ExtensionConfig strategy, Translation translation) {}
