package io.fairlead.server.gateway;

import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.Scrape;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.context.Instance;
import io.fairlead.core.plugin.context.Instances;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** The metrics exporters in use: what is counted goes to all of them. */
final class Exporters implements AutoCloseable {
    private final List<Instance<MetricsExporter>> instances = new ArrayList<>();
    private final List<Scrape> scrapes = new ArrayList<>();
    private final CompositeMeterRegistry registry;

    private Exporters(CompositeMeterRegistry registry) {
        this.registry = registry;
    }

    /** Makes every exporter that the configuration names. */
    static Exporters open(
            List<ExtensionConfig> configured, Extensions extensions, Instances instances, CompositeMeterRegistry into) {
        Exporters exporters = new Exporters(into);
        for (ExtensionConfig config : configured) {
            OwnedFactory<MetricsExporter> factory = extensions.exporters().get(config.name());
            if (factory == null) {
                throw new IllegalArgumentException("unknown metrics exporter: found '" + config.name()
                        + "', expected one of " + extensions.exporters().keySet());
            }
            exporters.add(instances.create(factory, config.name(), config.values()));
        }
        return exporters;
    }

    private void add(Instance<MetricsExporter> instance) {
        instances.add(instance);
        registry.add(instance.value().registry());
        instance.value().scrape().ifPresent(scrapes::add);
    }

    /** The pages that exporters want served. */
    List<Scrape> scrapes() {
        return List.copyOf(scrapes);
    }

    @Override
    public void close() {
        instances.forEach(instance -> {
            registry.remove(instance.value().registry());
            instance.close();
        });
    }
}
