package io.fairlead.core.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder of plugins that nobody serves by: its files are changed by what their manifests say, and nothing is loaded for
 * that. Whoever opens the folder next says what is wrong with it then.
 */
public final class IdleFolder {
    private final PluginFolder folder;

    /** A folder with jars. */
    public IdleFolder(Path path) {
        folder = new PluginFolder(path);
    }

    /**
     * Deletes the jar of a plugin.
     *
     * @throws PluginRefusedException if there is none
     */
    public void remove(String id) throws PluginRefusedException {
        change(() -> {
            Optional<Path> enabled = find(id, enabled());
            Path file = enabled.isPresent() ? enabled.get() : require(id, disabled());
            SignedJar.delete(file);
        });
    }

    /**
     * Takes a plugin out of use until it is enabled.
     *
     * @throws PluginRefusedException if there is none, or another jar has the name that it would get
     */
    public void disable(String id) throws PluginRefusedException {
        change(() -> {
            Optional<Path> enabled = find(id, enabled());
            if (enabled.isPresent()) {
                rename(enabled.get(), PluginFolder.disabled(enabled.get()));
            } else {
                require(id, disabled());
            }
        });
    }

    /**
     * Takes a disabled plugin into use.
     *
     * @throws PluginRefusedException if there is none, or another jar has the name that it would get
     */
    public void enable(String id) throws PluginRefusedException {
        change(() -> {
            if (find(id, enabled()).isEmpty()) {
                Path file = require(id, disabled());
                rename(file, PluginFolder.enabled(file));
            }
        });
    }

    private static void rename(Path from, Path to) throws IOException, PluginRefusedException {
        PluginFolder.requireFree(from, to);
        PluginFolder.place(from, to);
    }

    private List<InstalledPlugin> enabled() throws IOException {
        return folder.jars().keySet().stream().map(PluginJar::about).toList();
    }

    private List<InstalledPlugin> disabled() throws IOException {
        return folder.disabled().keySet().stream().map(PluginJar::about).toList();
    }

    private static Optional<Path> find(String id, List<InstalledPlugin> plugins) {
        return plugins.stream()
                .filter(plugin -> plugin.id().equals(id))
                .map(InstalledPlugin::file)
                .findFirst();
    }

    private Path require(String id, List<InstalledPlugin> plugins) throws IOException, PluginRefusedException {
        Optional<Path> file = find(id, plugins);
        if (file.isPresent()) {
            return file.get();
        }
        List<InstalledPlugin> all = new ArrayList<>(enabled());
        all.addAll(disabled());
        throw new PluginRefusedException("found no plugin '" + id + "' in " + folder.path() + ", expected one of "
                + all.stream().map(InstalledPlugin::id).toList());
    }

    private static void change(Change change) throws PluginRefusedException {
        try {
            change.make();
        } catch (IOException e) {
            throw new PluginRefusedException(
                    "the folder of plugins cannot be changed: " + e.getClass().getSimpleName());
        }
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException, PluginRefusedException;
    }
}
