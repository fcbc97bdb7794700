package io.fairlead.api.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * Publishes the gateway's meters. The host writes all of them into its registry, from many threads, and removes it before
 * closing. Changes of its settings take effect at the next start of the gateway.
 */
public interface MetricsExporter extends AutoCloseable {
    /** The registry; the same one at each call. */
    MeterRegistry registry();

    /** What to serve on the admin listener, for exporters that are asked rather than pushing. */
    default Optional<Scrape> scrape() {
        return Optional.empty();
    }

    /** Stops publishing; what was recorded before is flushed. */
    @Override
    void close();
}
