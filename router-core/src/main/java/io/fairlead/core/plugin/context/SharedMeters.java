package io.fairlead.core.plugin.context;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The meters of all plugins, with the number of instances that use each. During a reload the instance to come and the
 * one to go use the same meters for a while; a meter is removed with the last of them.
 */
final class SharedMeters {
    private final MeterRegistry registry;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Meter.Id, Integer> uses = new HashMap<>();
    private final Map<GaugeKey, GaugeSlot> gauges = new HashMap<>();

    SharedMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers a meter and counts the use; to be called once for each instance that uses it. */
    <M extends Meter> M acquire(Function<MeterRegistry, M> register) {
        lock.lock();
        try {
            M meter = register.apply(registry);
            uses.merge(meter.getId(), 1, Integer::sum);
            return meter;
        } finally {
            lock.unlock();
        }
    }

    void release(Meter meter) {
        lock.lock();
        try {
            if (uses.merge(meter.getId(), -1, Integer::sum) == 0) {
                uses.remove(meter.getId());
                registry.remove(meter.getId());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Shows a gauge's newest reading under a name and tags. */
    void show(GaugeKey key, GaugeSlot.Reading reading) {
        lock.lock();
        try {
            GaugeSlot slot = gauges.computeIfAbsent(key, this::slot);
            slot.add(reading);
        } finally {
            lock.unlock();
        }
    }

    void hide(GaugeKey key, GaugeSlot.Reading reading) {
        lock.lock();
        try {
            GaugeSlot slot = gauges.get(key);
            if (slot != null && slot.remove(reading)) {
                gauges.remove(key);
                registry.remove(slot.meter());
            }
        } finally {
            lock.unlock();
        }
    }

    private GaugeSlot slot(GaugeKey key) {
        GaugeSlot slot = new GaugeSlot();
        slot.shownBy(Gauge.builder(key.name(), slot, GaugeSlot::value)
                .tags(key.tags())
                .register(registry));
        return slot;
    }

    record GaugeKey(String name, Tags tags) {}
}
