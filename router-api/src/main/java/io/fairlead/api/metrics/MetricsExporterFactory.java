package io.fairlead.api.metrics;

import io.fairlead.api.Extension;

/** Makes metrics exporters. */
public interface MetricsExporterFactory extends Extension<MetricsExporter> {}
