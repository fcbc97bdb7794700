package io.fairlead.core.snapshot;

import io.fairlead.api.strategy.Strategy;

/**
 * A strategy in use.
 *
 * @param name as the configuration and clients call it
 * @param strategy the plugin's object
 */
public record StrategyUse(String name, Strategy strategy) {}
