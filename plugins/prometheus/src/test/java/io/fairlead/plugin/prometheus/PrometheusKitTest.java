package io.fairlead.plugin.prometheus;

import io.fairlead.api.metrics.MetricsExporterFactory;
import io.fairlead.testkit.kit.ExporterKit;

final class PrometheusKitTest extends ExporterKit {
    @Override
    protected MetricsExporterFactory factory() {
        return new PrometheusFactory();
    }
}
