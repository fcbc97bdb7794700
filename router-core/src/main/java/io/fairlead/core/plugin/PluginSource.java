package io.fairlead.core.plugin;

import io.fairlead.core.plugin.PluginFolder.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** Makes plugins of files: read, trusted, copied, and loaded from the copy. */
final class PluginSource {
    private final PluginTrust trust;
    private final LoadedCopies copies;
    private final Pf4jPlugins plugins;

    /** The lock is held by callers, and taken by whoever is the last to let go of a version. */
    PluginSource(Path folder, PluginSupport support, ReentrantLock lock) {
        this.trust = support.trust();
        this.copies = support.copies() == null ? LoadedCopies.none() : LoadedCopies.in(support.copies());
        SharedClasses shared = new SharedClasses(PluginSource.class.getClassLoader());
        this.plugins = new Pf4jPlugins(folder, support, shared, lock);
    }

    LoadedPlugin load(Path file, Stamp stamp) throws PluginRefusedException {
        return begin(file, stamp).end();
    }

    /** Begins to load a plugin, so that others can begin before its entry class has answered. */
    Begun begin(Path file, Stamp stamp) throws PluginRefusedException {
        Path taken = take(file);
        try {
            PluginJar jar = PluginJar.read(taken);
            trust.check(jar.id(), taken, file);
            return new Begun(file, jar, stamp, plugins.start(jar, () -> copies.giveBack(taken)));
        } catch (PluginRefusedException e) {
            copies.giveBack(taken);
            throw e;
        }
    }

    /** A plugin that is being loaded. */
    record Begun(Path file, PluginJar jar, Stamp stamp, Pf4jPlugins.Started started) {
        /** Waits until it is loaded. */
        LoadedPlugin end() throws PluginRefusedException {
            return new LoadedPlugin(file, jar, stamp, started.version(), started.contributions());
        }
    }

    private Path take(Path file) throws PluginRefusedException {
        try {
            return copies.take(file);
        } catch (IOException e) {
            throw new PluginRefusedException("cannot be copied: " + e.getClass().getSimpleName());
        }
    }
}
