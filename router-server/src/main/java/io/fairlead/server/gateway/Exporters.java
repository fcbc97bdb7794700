package io.fairlead.server.gateway;

import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.Scrape;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.context.Instance;
import io.fairlead.core.plugin.context.InstancePool;
import io.fairlead.core.plugin.context.InstancePool.Held;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** The metrics exporters in use: what is counted goes to all of them. */
final class Exporters implements AutoCloseable {
    private final CompositeMeterRegistry registry;
    private final InstancePool pool;

    /** Held by pages under way, so that no exporter is closed in the middle of one. */
    private final ReentrantReadWriteLock pages = new ReentrantReadWriteLock();

    private volatile List<Held<MetricsExporter>> open = List.of();

    /** None, until some are put to use. */
    Exporters(CompositeMeterRegistry registry, InstancePool pool) {
        this.registry = registry;
        this.pool = pool;
    }

    /**
     * Makes every exporter that a configuration names, or takes it from those in use.
     *
     * @throws IllegalArgumentException if one cannot be made; then nothing has changed
     */
    Change prepare(List<ExtensionConfig> configured, Extensions extensions) {
        InstancePool.Gathering gathering = pool.gather();
        List<Held<MetricsExporter>> next = new ArrayList<>();
        try {
            for (ExtensionConfig config : configured) {
                next.add(gathering.take(factory(config, extensions), config.name(), config.values()));
            }
            return new Change(List.copyOf(next));
        } catch (RuntimeException | LinkageError e) {
            next.forEach(Held::close);
            throw e;
        }
    }

    private static OwnedFactory<MetricsExporter> factory(ExtensionConfig config, Extensions extensions) {
        OwnedFactory<MetricsExporter> factory = extensions.exporters().get(config.name());
        if (factory == null) {
            throw new IllegalArgumentException("unknown metrics exporter: found '" + config.name()
                    + "', expected one of " + extensions.exporters().keySet());
        }
        return factory;
    }

    /** The pages that exporters want served. */
    List<Scrape> scrapes() {
        List<Scrape> scrapes = new ArrayList<>();
        for (Held<MetricsExporter> held : open) {
            held.instance().value().scrape().ifPresent(scrape -> scrapes.add(new Page(held.instance(), scrape)));
        }
        return scrapes;
    }

    @Override
    public void close() {
        new Change(List.of()).commit();
    }

    /** Other exporters, made and not yet in use. */
    final class Change {
        private final List<Held<MetricsExporter>> next;

        private Change(List<Held<MetricsExporter>> next) {
            this.next = next;
        }

        /** Puts them to use, and closes those of before that are not among them. */
        void commit() {
            List<Held<MetricsExporter>> former = open;
            next.stream().filter(held -> !uses(former, held)).forEach(held -> registry.add(registry(held)));
            pages.writeLock().lock();
            try {
                open = next;
            } finally {
                pages.writeLock().unlock();
            }
            former.stream().filter(held -> !uses(next, held)).forEach(held -> registry.remove(registry(held)));
            former.forEach(Held::close);
        }

        /** Gives up on them. */
        void abandon() {
            next.forEach(Held::close);
        }

        private static io.micrometer.core.instrument.MeterRegistry registry(Held<MetricsExporter> held) {
            return held.instance().value().registry();
        }

        @SuppressWarnings("ReferenceEquality") // the same instance, not an equal one
        private static boolean uses(List<Held<MetricsExporter>> all, Held<MetricsExporter> one) {
            return all.stream().anyMatch(held -> held.instance() == one.instance());
        }
    }

    /** A page that is whole before its exporter may be closed. */
    private final class Page implements Scrape {
        private final Instance<MetricsExporter> exporter;
        private final Scrape scrape;

        Page(Instance<MetricsExporter> exporter, Scrape scrape) {
            this.exporter = exporter;
            this.scrape = scrape;
        }

        @Override
        public String path() {
            return scrape.path();
        }

        @Override
        public String contentType(@Nullable String accept) {
            return exporter.ask("scrape", _ -> scrape.contentType(accept));
        }

        @Override
        public void write(@Nullable String accept, OutputStream out) throws IOException {
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            pages.readLock().lock();
            try {
                exporter.<IOException>tell("scrape", _ -> scrape.write(accept, page));
            } finally {
                pages.readLock().unlock();
            }
            page.writeTo(out);
        }
    }
}
