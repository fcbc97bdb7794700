package io.fairlead.server.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the Java that the gateway runs on: memory, garbage collection, threads, classes, CPU and files. They are made on a
 * thread of their own, since no client shall wait until Java has looked at itself for the first time.
 */
final class JvmMeters implements AutoCloseable {
    private final ReentrantLock binding = new ReentrantLock();
    private @Nullable JvmGcMetrics collections;
    private boolean closed;

    private JvmMeters() {}

    static JvmMeters begin(MeterRegistry registry) {
        JvmMeters meters = new JvmMeters();
        Thread.ofPlatform().daemon().name("fairlead-jvm-meters").start(() -> meters.bind(registry));
        return meters;
    }

    private void bind(MeterRegistry registry) {
        binding.lock();
        try {
            if (!closed) {
                all(registry);
            }
        } finally {
            binding.unlock();
        }
    }

    private void all(MeterRegistry registry) {
        JvmGcMetrics collected = new JvmGcMetrics();
        collections = collected;
        collected.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Ends the listening to collections. */
    @Override
    public void close() {
        binding.lock();
        try {
            closed = true;
            if (collections != null) {
                collections.close();
            }
        } finally {
            binding.unlock();
        }
    }
}
