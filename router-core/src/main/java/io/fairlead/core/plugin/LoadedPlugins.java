package io.fairlead.core.plugin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The plugins in use, by their files. Changes one at a time, and only as far as whoever serves by them can follow. Not safe
 * for threads.
 */
final class LoadedPlugins {
    private static final Logger LOGGER = System.getLogger(PluginRuntime.class.getName());

    private SortedMap<Path, LoadedPlugin> byFile = new TreeMap<>();
    private ExtensionsUser user = _ -> {};

    /** Until then, who opens the folder tells of what there is. */
    private boolean serving;

    /** Says who is asked from now on whether a change can be served. */
    void serve(ExtensionsUser asked) {
        user = asked;
        serving = true;
    }

    boolean serving() {
        return serving;
    }

    Collection<LoadedPlugin> all() {
        return byFile.values();
    }

    @Nullable LoadedPlugin at(Path file) {
        return byFile.get(file);
    }

    @Nullable LoadedPlugin named(String id) {
        return named(id, byFile.values());
    }

    private static @Nullable LoadedPlugin named(String id, Collection<LoadedPlugin> plugins) {
        for (LoadedPlugin plugin : plugins) {
            if (plugin.id().equals(id)) {
                return plugin;
            }
        }
        return null;
    }

    Extensions extensions() {
        return index(byFile.values());
    }

    private static Extensions index(Collection<LoadedPlugin> plugins) {
        List<OwnedFactory<?>> factories = new ArrayList<>();
        plugins.forEach(plugin -> factories.addAll(plugin.contributions()));
        return Extensions.of(factories);
    }

    /** Serves with one plugin more, in place of the one of a file if there is one; only then that one is let go. */
    void take(LoadedPlugin incoming, @Nullable Path former) throws PluginRefusedException {
        SortedMap<Path, LoadedPlugin> next = new TreeMap<>(byFile);
        LoadedPlugin old = former == null ? null : next.remove(former);
        requireDistinct(incoming, next.values());
        next.put(incoming.file(), incoming);
        use(next);
        report(incoming, old);
        if (old != null) {
            old.version().release();
        }
    }

    /** Serves without a plugin; only then it is let go. */
    void drop(LoadedPlugin plugin) throws PluginRefusedException {
        SortedMap<Path, LoadedPlugin> next = new TreeMap<>(byFile);
        next.remove(plugin.file());
        use(next);
        log("plugin removed plugin=" + plugin.id() + " version=" + plugin.jar().version());
        plugin.version().release();
    }

    private void use(SortedMap<Path, LoadedPlugin> next) throws PluginRefusedException {
        user.use(index(next.values()));
        byFile = next;
    }

    private static void requireDistinct(LoadedPlugin incoming, Collection<LoadedPlugin> others)
            throws PluginRefusedException {
        LoadedPlugin same = named(incoming.id(), others);
        if (same != null) {
            throw new PluginRefusedException("found Plugin-Id '" + same.id() + "', which "
                    + same.file().getFileName() + " has already, expected one of its own");
        }
        Extensions present = index(others);
        for (OwnedFactory<?> claimed : incoming.contributions()) {
            String owner = present.owner(claimed);
            if (owner != null) {
                throw new PluginRefusedException(
                        "claims " + claimed.id() + ", which plugin " + owner + " has already, expected another name");
            }
        }
    }

    private void report(LoadedPlugin incoming, @Nullable LoadedPlugin old) {
        String instead = old == null ? "" : " instead=" + old.jar().version();
        log("plugin loaded plugin=" + incoming.id() + " version="
                + incoming.jar().version() + instead);
    }

    private void log(String change) {
        if (serving) {
            LOGGER.log(Level.INFO, change);
        }
    }

    /** Lets go of all, without asking. */
    void clear() {
        Collection<LoadedPlugin> all = byFile.values();
        byFile = new TreeMap<>();
        all.forEach(plugin -> plugin.version().release());
    }
}
