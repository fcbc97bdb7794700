package io.fairlead.server.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the Java that the gateway runs on: memory, garbage collection, threads, classes, CPU and files. They are bound
 * beside the first requests, because to load what they ask takes a tenth of a start.
 */
final class JvmMeters implements AutoCloseable {
    private static final Duration LONGEST_BINDING = Duration.ofSeconds(5);

    private final Thread binding;
    private volatile @Nullable JvmGcMetrics collections;

    JvmMeters(MeterRegistry registry) {
        binding = Thread.ofPlatform().daemon().name("fairlead-jvm-meters").start(() -> bind(registry));
    }

    private void bind(MeterRegistry registry) {
        JvmGcMetrics heard = new JvmGcMetrics();
        collections = heard;
        new JvmMemoryMetrics().bindTo(registry);
        heard.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Ends the listening to collections. */
    @Override
    public void close() {
        try {
            boolean bound = binding.join(LONGEST_BINDING);
            JvmGcMetrics heard = collections;
            if (bound && heard != null) {
                heard.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
