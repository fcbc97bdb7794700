package io.fairlead.plugin.jsonmeters;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.metrics.MetricsExporterFactory;
import java.util.List;

/** What this jar brings. */
public final class JsonMetersPlugin implements RouterPlugin {
    @Override
    public List<MetricsExporterFactory> metricsExporters() {
        return List.of(new JsonMeters.Factory());
    }
}
