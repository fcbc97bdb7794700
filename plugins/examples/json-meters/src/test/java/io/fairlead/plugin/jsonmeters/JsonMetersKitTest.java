package io.fairlead.plugin.jsonmeters;

import io.fairlead.api.metrics.MetricsExporterFactory;
import io.fairlead.testkit.kit.ExporterKit;

/** What every exporter must do; a report goes to target/kit-reports. */
final class JsonMetersKitTest extends ExporterKit {
    @Override
    protected MetricsExporterFactory factory() {
        return new JsonMetersPlugin().metricsExporters().getFirst();
    }
}
