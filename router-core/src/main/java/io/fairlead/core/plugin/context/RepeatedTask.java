package io.fairlead.core.plugin.context;

import io.fairlead.api.context.Scheduled;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task again and again on virtual threads: the next run is planned when the last one is over, so there are never
 * two. Closing drops the planned run and lets one under way come to its end.
 */
final class RepeatedTask implements Scheduled {
    private final Alarm alarm;
    private final Duration every;
    private final Runnable task;
    private final Consumer<RepeatedTask> closing;
    private final ReentrantLock lock = new ReentrantLock();
    private Alarm.@Nullable Pending pending;
    private boolean closed;

    /** A task that throws nothing, and who is told of the end. */
    RepeatedTask(Alarm alarm, Duration every, Runnable task, Consumer<RepeatedTask> closing) {
        this.alarm = alarm;
        this.every = every;
        this.task = task;
        this.closing = closing;
    }

    /** Plans the next run, unless closed. */
    void begin() {
        lock.lock();
        try {
            if (!closed) {
                pending = alarm.after(
                        every, () -> Thread.ofVirtual().name("plugin-schedule").start(this::run));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (pending != null) {
                pending.cancel();
                pending = null;
            }
        } finally {
            lock.unlock();
        }
        closing.accept(this);
    }

    private void run() {
        if (!isClosed()) {
            task.run();
            begin();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
