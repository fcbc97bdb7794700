package io.fairlead.core.plugin.context;

import io.fairlead.api.context.Scheduled;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The schedules of one instance. */
final class Schedules implements AutoCloseable {
    private final Use use;
    private final Alarm alarm;
    private final Set<RepeatedTask> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Schedules(Use use, Alarm alarm) {
        this.use = use;
        this.alarm = alarm;
    }

    Scheduled add(Duration every, Runnable task) {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("found the period " + every + ", expected more than zero");
        }
        RepeatedTask repeated =
                new RepeatedTask(alarm, every, () -> use.background("schedule", task::run), running::remove);
        running.add(repeated);
        if (closed) {
            repeated.close();
            throw new IllegalStateException(use + " is closed, expected no new schedules");
        }
        repeated.begin();
        return repeated;
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(RepeatedTask::close);
    }
}
