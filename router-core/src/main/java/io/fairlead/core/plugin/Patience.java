package io.fairlead.core.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs code of a plugin that the host waits for, on a thread of its own, so that code that never ends costs that thread
 * and nothing else.
 */
public final class Patience {
    /** How long a plugin may take to begin, or to make an instance. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private Patience() {}

    /**
     * Waits for a result.
     *
     * @throws TimeoutException if there is none in time; the thread is left to itself, since none can be stopped
     * @throws ExecutionException with what was thrown
     */
    public static <R> R await(String plugin, Duration limit, Callable<R> step)
            throws TimeoutException, ExecutionException {
        return begin(plugin, step).await(limit);
    }

    /** Begins to run a step that is waited for later. */
    static <R> Begun<R> begin(String plugin, Callable<R> step) {
        FutureTask<R> task = new FutureTask<>(step);
        Thread.ofPlatform().daemon().name("plugin-" + plugin).start(task);
        return new Begun<>(task);
    }

    /** A step under way. */
    record Begun<R>(FutureTask<R> task) {
        /** Waits for its result, as {@link Patience#await} does. */
        R await(Duration limit) throws TimeoutException, ExecutionException {
            try {
                return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TimeoutException("interrupted");
            }
        }
    }
}
