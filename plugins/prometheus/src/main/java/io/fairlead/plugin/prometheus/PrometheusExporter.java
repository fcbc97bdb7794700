package io.fairlead.plugin.prometheus;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.Scrape;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One page of meters. */
final class PrometheusExporter implements MetricsExporter, Scrape {
    private final System.Logger logger;
    private final String path;
    private final PrometheusMeterRegistry registry;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    PrometheusExporter(PluginContext context) {
        logger = context.logger();
        path = context.settings().get(PrometheusFactory.PATH);
        boolean descriptions = context.settings().get(PrometheusFactory.DESCRIPTIONS);
        registry = new PrometheusMeterRegistry(
                new Config(descriptions), new PrometheusRegistry(), new HostClock(context.clock()));
        registry.config().onMeterRegistrationFailed((meter, reason) -> refused(meter.getName(), reason));
    }

    /** Two meters whose names become one in Prometheus, but whose types differ: the second is told of once and left out. */
    private void refused(String meter, String reason) {
        if (refused.add(meter)) {
            logger.log(System.Logger.Level.WARNING, "meter left out meter={0} reason={1}", meter, reason);
        }
    }

    @Override
    public MeterRegistry registry() {
        return registry;
    }

    @Override
    public Optional<Scrape> scrape() {
        return Optional.of(this);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String contentType(@Nullable String accept) {
        return PageFormat.of(accept).contentType();
    }

    @Override
    public void write(@Nullable String accept, OutputStream out) throws IOException {
        registry.scrape(out, contentType(accept));
    }

    @Override
    public void close() {
        registry.close();
    }

    private record Config(boolean descriptions) implements PrometheusConfig {
        /** There are no other properties than the plugin's settings. */
        @Override
        public @Nullable String get(String key) {
            return null;
        }
    }
}
