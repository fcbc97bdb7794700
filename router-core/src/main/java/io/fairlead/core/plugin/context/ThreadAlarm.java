package io.fairlead.core.plugin.context;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An alarm on one thread of the host, started on first use. */
final class ThreadAlarm implements Alarm {
    private final ScheduledThreadPoolExecutor timer;

    ThreadAlarm() {
        // What is planned after the end is dropped without an exception: a last run may be about to plan its next.
        timer = new ScheduledThreadPoolExecutor(1, ThreadAlarm::thread, new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true); // else a cancelled plan stays until its time, which may be days
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        Future<?> planned = timer.schedule(action, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        return () -> planned.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "plugin-schedule", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ThreadAlarm.class.getClassLoader());
        return thread;
    }
}
