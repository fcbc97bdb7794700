package io.fairlead.testkit;

import io.fairlead.api.strategy.Numbers;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A strategy's state in a map. */
public final class MapNumbers implements Numbers, Numbers.Cells {
    private final Map<String, Long> values = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Numbers that are all 0. */
    public MapNumbers() {}

    @Override
    public long add(String name, long amount) {
        lock.lock();
        try {
            set(name, get(name) + amount);
            return get(name);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <R> R update(Function<Cells, R> step) {
        lock.lock();
        try {
            return step.apply(this);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long get(String name) {
        return values.getOrDefault(name, 0L);
    }

    @Override
    public void set(String name, long value) {
        if (value == 0) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    /** All numbers that are not 0, by name. */
    public Map<String, Long> all() {
        lock.lock();
        try {
            return new TreeMap<>(values);
        } finally {
            lock.unlock();
        }
    }
}
