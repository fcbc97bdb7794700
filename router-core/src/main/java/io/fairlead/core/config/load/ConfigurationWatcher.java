package io.fairlead.core.config.load;

import io.fairlead.core.clock.Repeating;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
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

    /** Loads now. What changes from here on is noticed. */
    public Loaded load() {
        loadingFrom(fingerprint());
        return loader.load(source);
    }

    private synchronized void loadingFrom(List<Object> now) {
        loadedFrom = now;
        seen = now;
    }

    /** Looks once; loads and tells if the files changed since they were last loaded and do not change any more. */
    public void look() {
        if (changed(fingerprint())) {
            listener.accept(load());
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

    private List<Object> fingerprint() {
        List<Object> parts = new ArrayList<>(fingerprint(source.file()));
        Path overlay = source.overlay();
        if (overlay != null) {
            parts.addAll(fingerprint(overlay));
        }
        return parts;
    }

    private static List<Object> fingerprint(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String identity = String.valueOf(attributes.fileKey());
            return List.of(attributes.lastModifiedTime(), attributes.size(), identity);
        } catch (IOException e) {
            return List.of("absent");
        }
    }

    /** Ends looking; a loading under way is finished first. */
    @Override
    public void close() {
        looking.close();
    }
}
