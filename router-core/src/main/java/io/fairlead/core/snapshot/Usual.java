package io.fairlead.core.snapshot;

import io.fairlead.core.config.policy.RoundPolicy;

/**
 * What holds for models that are asked for by their own names.
 *
 * @param strategy orders their candidates
 * @param round bounds of a request
 */
record Usual(StrategyUse strategy, RoundPolicy round) {}
