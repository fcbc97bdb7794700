package io.fairlead.core.config;

import java.util.List;

/**
 * What serves the operator.
 *
 * @param metrics exporters of the gateway's meters
 * @param log what is logged, and how
 * @param plugins where they come from
 */
public record OperationsConfig(List<ExtensionConfig> metrics, LogConfig log, PluginsConfig plugins) {
    public OperationsConfig {
        metrics = List.copyOf(metrics);
    }
}
