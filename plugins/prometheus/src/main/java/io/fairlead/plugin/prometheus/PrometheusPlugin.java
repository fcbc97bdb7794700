package io.fairlead.plugin.prometheus;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.metrics.MetricsExporterFactory;
import java.util.List;

/** Meters for Prometheus. */
public final class PrometheusPlugin implements RouterPlugin {
    @Override
    public List<MetricsExporterFactory> metricsExporters() {
        return List.of(new PrometheusFactory());
    }
}
