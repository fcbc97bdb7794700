package io.fairlead.core.config.load;

import io.fairlead.core.clock.Repeating;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Notices changes of the files that a configuration is read from, and loads it again. Looks at the files instead of
 * asking the system for events, since those do not come from network drives and mounted volumes. A file that still
 * changes is left alone until two looks find it the same.
 */
public final class ConfigurationWatcher implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(ConfigurationWatcher.class.getName());

    private final ConfigurationLoader loader;
    private final ConfigurationSource source;
    private final Consumer<Loaded> listener;
    private final Repeating looking = new Repeating("configuration-watcher", this::lookSafely);
    private List<Object> loadedFrom = List.of();
    private List<Object> seen = List.of();

    /** Tells the listener what came of each loading that a change led to, on the thread that looks. */
    public ConfigurationWatcher(ConfigurationLoader loader, ConfigurationSource source, Consumer<Loaded> listener) {
        this.loader = loader;
        this.source = source;
        this.listener = listener;
    }

    /** Says how the files were just before they were last loaded. What changed since then is noticed. */
    public synchronized void loadedFrom(List<Object> state) {
        loadedFrom = state;
        seen = state;
    }

    /** Looks once; loads and tells if the files changed since they were last loaded and do not change any more. */
    public void look() {
        List<Object> now = source.state();
        if (changed(now)) {
            loadedFrom(now);
            listener.accept(loader.load(source));
        }
    }

    private synchronized boolean changed(List<Object> now) {
        boolean settled = now.equals(seen);
        seen = now;
        return settled && !now.equals(loadedFrom);
    }

    /** Looks again and again on a thread of its own, until this is closed. */
    public void start(Duration period) {
        looking.start(period);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // A plugin that reads settings may fail in any way; its message may hold a value that is secret.
            LOGGER.log(
                    Level.ERROR,
                    "configuration change not taken over: file=" + source.file() + " error="
                            + e.getClass().getName());
        }
    }

    /** Ends looking; a loading under way is finished first. */
    @Override
    public void close() {
        looking.close();
    }
}
