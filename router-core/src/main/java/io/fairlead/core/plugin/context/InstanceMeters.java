package io.fairlead.core.plugin.context;

import io.fairlead.api.context.Meters;
import io.fairlead.api.error.RouterException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one instance, named {@code fairlead.plugin.*}. Tags of the host say which extension it is and as what it
 * is used ({@code used.as}; not {@code instance}, which Prometheus sets itself).
 */
final class InstanceMeters implements Meters, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*");

    private final Use use;
    private final SharedMeters shared;
    private final Set<Meter> held = ConcurrentHashMap.newKeySet();
    private final Map<SharedMeters.GaugeKey, GaugeSlot.Reading> gauges = new ConcurrentHashMap<>();
    private volatile boolean closed;

    InstanceMeters(Use use, SharedMeters shared) {
        this.use = use;
        this.shared = shared;
    }

    @Override
    public Count counter(String name, String... tags) {
        String full = fullName(name);
        Tags all = allTags(tags);
        Counter counter =
                hold(shared.acquire(registry -> Counter.builder(full).tags(all).register(registry)));
        return counter::increment;
    }

    @Override
    public Timing timer(String name, String... tags) {
        String full = fullName(name);
        Tags all = allTags(tags);
        Timer timer =
                hold(shared.acquire(registry -> Timer.builder(full).tags(all).register(registry)));
        return timer::record;
    }

    @Override
    public <T> void gauge(String name, T object, ToDoubleFunction<T> value, String... tags) {
        SharedMeters.GaugeKey key = new SharedMeters.GaugeKey(fullName(name), allTags(tags));
        WeakReference<T> weak = new WeakReference<>(object);
        GaugeSlot.Reading reading = new GaugeSlot.Reading(() -> read(weak, value));
        shared.show(key, reading);
        GaugeSlot.Reading former = gauges.put(key, reading);
        if (former != null) {
            shared.hide(key, former);
        }
    }

    @Override
    public void close() {
        closed = true;
        held.forEach(shared::release);
        held.clear();
        gauges.forEach(shared::hide);
        gauges.clear();
    }

    private <M extends Meter> M hold(M meter) {
        if (!held.add(meter) || (closed && held.remove(meter))) {
            shared.release(meter);
        }
        return meter;
    }

    private <T> double read(WeakReference<T> weak, ToDoubleFunction<T> value) {
        @Nullable T object = weak.get();
        if (object == null) {
            return Double.NaN;
        }
        try {
            return use.ask("gauge", () -> value.applyAsDouble(object));
        } catch (RouterException e) {
            return Double.NaN; // counted by the guard
        }
    }

    private String fullName(String name) {
        if (closed) {
            throw new IllegalStateException(use + " is closed, expected no new meters");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "found the meter name '" + name + "', expected lower case words joined by dots");
        }
        return "fairlead.plugin." + name;
    }

    private Tags allTags(String... tags) {
        return Tags.of(tags).and("extension", use.extension(), "used.as", use.name());
    }
}
