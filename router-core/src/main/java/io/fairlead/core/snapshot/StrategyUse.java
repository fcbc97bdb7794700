package io.fairlead.core.snapshot;

import io.fairlead.api.strategy.Strategy;
import io.fairlead.core.plugin.PluginBooks;

/**
 * A strategy in use.
 *
 * @param name as the configuration and clients call it
 * @param strategy the plugin's object
 * @param books of the plugin
 */
public record StrategyUse(String name, Strategy strategy, PluginBooks books) {
    /** A strategy whose failures nobody is told of. */
    public StrategyUse(String name, Strategy strategy) {
        this(name, strategy, PluginBooks.NONE);
    }
}
