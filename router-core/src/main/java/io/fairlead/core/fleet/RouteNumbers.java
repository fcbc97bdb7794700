package io.fairlead.core.fleet;

import io.fairlead.api.strategy.Numbers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The numbers of one strategy on one route: a map behind a lock that is held for a few operations only. */
final class RouteNumbers implements Numbers {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> values = new HashMap<>();
    private final Cells cells = new Cells() {
        @Override
        public long get(String name) {
            return values.getOrDefault(name, 0L);
        }

        @Override
        public void set(String name, long value) {
            if (value == 0) {
                values.remove(name);
                return;
            }
            values.put(name, value);
        }
    };

    @Override
    public long add(String name, long amount) {
        lock.lock();
        try {
            long sum = cells.get(name) + amount;
            cells.set(name, sum);
            return sum;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <R> R update(Function<Cells, R> step) {
        lock.lock();
        try {
            return step.apply(cells);
        } finally {
            lock.unlock();
        }
    }
}
