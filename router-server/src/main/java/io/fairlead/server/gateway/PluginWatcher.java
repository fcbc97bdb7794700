package io.fairlead.server.gateway;

import io.fairlead.core.plugin.PluginCalls;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at the folder of plugins again and again, on a thread of its own. */
final class PluginWatcher implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(PluginWatcher.class.getName());

    private final Runnable look;
    private final CountDownLatch closed = new CountDownLatch(1);

    PluginWatcher(Runnable look) {
        this.look = look;
    }

    void start(Duration period) {
        Thread.ofPlatform().daemon().name("plugin-watcher").start(() -> run(period));
    }

    private void run(Duration period) {
        try {
            while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                lookSafely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        try {
            look.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOGGER.log(Level.ERROR, "the folder of plugins was not taken over error=" + PluginCalls.describe(e));
        }
    }

    /** Ends looking; a look under way is finished first. */
    @Override
    public void close() {
        closed.countDown();
    }
}
