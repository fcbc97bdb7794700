package io.fairlead.server.gateway;

import io.fairlead.core.clock.Repeating;
import io.fairlead.core.plugin.FailureText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Looks at the folder of plugins again and again, on a thread of its own. */
final class PluginWatcher implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(PluginWatcher.class.getName());

    private final Runnable look;
    private final Repeating looking = new Repeating("plugin-watcher", this::lookSafely);

    PluginWatcher(Runnable look) {
        this.look = look;
    }

    void start(Duration period) {
        looking.start(period);
    }

    private void lookSafely() {
        try {
            look.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOGGER.log(Level.ERROR, "the folder of plugins was not taken over error=" + FailureText.of(e));
        }
    }

    /** Ends looking; a look under way is finished first. */
    @Override
    public void close() {
        looking.close();
    }
}
