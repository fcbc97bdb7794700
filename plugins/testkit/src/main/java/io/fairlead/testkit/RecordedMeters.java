package io.fairlead.testkit;

import io.fairlead.api.context.Meters;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Meters that only add up. Safe for many threads. */
public final class RecordedMeters implements Meters {
    private final Map<String, Double> sums = new TreeMap<>();

    /** A recorder with nothing in it. */
    public RecordedMeters() {}

    /** What a counter has counted, or the seconds that a timer has timed; 0 if there is none of that name and tags. */
    public synchronized double sum(String name, String... tags) {
        return sums.getOrDefault(key(name, tags), 0.0);
    }

    @Override
    public Count counter(String name, String... tags) {
        String key = key(name, tags);
        return amount -> add(key, amount);
    }

    @Override
    public Timing timer(String name, String... tags) {
        String key = key(name, tags);
        return (Duration duration) -> add(key, duration.toNanos() / 1e9);
    }

    @Override
    public <T> void gauge(String name, T object, ToDoubleFunction<T> value, String... tags) {
        add(key(name, tags), value.applyAsDouble(object));
    }

    private synchronized void add(String key, double amount) {
        sums.merge(key, amount, Double::sum);
    }

    private static String key(String name, String... tags) {
        return name + String.join(",", tags);
    }
}
