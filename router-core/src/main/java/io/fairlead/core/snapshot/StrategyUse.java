package io.fairlead.core.snapshot;

import io.fairlead.api.strategy.Strategy;

/**
 * A strategy in use.
 *
 * @param name as the configuration and clients call it
 * @param strategy the plugin's object
 * @param blame for failures of the plugin's code
 */
public record StrategyUse(String name, Strategy strategy, Blame blame) {
    /** A strategy whose failures nobody is told of. */
    public StrategyUse(String name, Strategy strategy) {
        this(name, strategy, Blame.NONE);
    }
}
