package io.fairlead.plugin.prometheus;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.MetricsExporterFactory;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.api.settings.Settings;

/** Makes exporters. */
final class PrometheusFactory implements MetricsExporterFactory {
    static final Setting<String> PATH = Setting.of("path", "path", PrometheusFactory::path)
            .withDefault("/metrics")
            .describedAs("Where the page is served on the admin listener.");
    static final Setting<Boolean> DESCRIPTIONS = Setting.bool("descriptions")
            .withDefault(true)
            .describedAs("Whether the page has a line of help for each meter.");

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public Settings settings() {
        return Settings.of(PATH, DESCRIPTIONS);
    }

    @Override
    public MetricsExporter create(PluginContext context) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The client library takes properties from a file that the thread's loader may see, and fails if they are
        // wrong.
        thread.setContextClassLoader(PrometheusFactory.class.getClassLoader());
        try {
            return new PrometheusExporter(context);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String path(Object raw) {
        String path = raw.toString();
        if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new SettingException("a path such as /metrics");
        }
        return path;
    }
}
