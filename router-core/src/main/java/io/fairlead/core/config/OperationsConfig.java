package io.fairlead.core.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What serves the operator.
 *
 * @param metrics exporters of the gateway's meters
 * @param log what is logged, and how
 * @param pluginFolder where plugins are found; null for the folder that came with the gateway
 */
public record OperationsConfig(
        List<ExtensionConfig> metrics,
        LogConfig log,
        @Nullable Path pluginFolder) {
    public OperationsConfig {
        metrics = List.copyOf(metrics);
    }
}
