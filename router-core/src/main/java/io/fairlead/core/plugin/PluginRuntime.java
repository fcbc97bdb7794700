package io.fairlead.core.plugin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of a folder, loaded. Every jar is indexed: its entry class is made and asked; no extension is made here.
 *
 * <p>Changes of the folder are taken over one plugin at a time. A new version is loaded beside the old one and offered to
 * whoever serves by it; only if that works does the old one go, once all that it made is closed. If it does not, the old
 * one stays and a problem says why. Reading methods may be called from any thread and never wait for a scan. Closing closes
 * the class loaders and deletes nothing in the folder; instances of extensions must have been closed before.
 */
public final class PluginRuntime implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(PluginRuntime.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final PluginFolder folder;
    private final LoadedPlugins loaded = new LoadedPlugins();
    private final Refusals refusals = new Refusals();
    private final DisabledPlugins disabled;
    private final FolderScan scan;
    private final PluginChanges changes;
    private volatile Contents contents = Contents.NONE;
    private boolean closed;

    private PluginRuntime(Path path, PluginSupport support) {
        folder = new PluginFolder(path);
        disabled = new DisabledPlugins(folder);
        PluginSource source = new PluginSource(folder.path(), support, lock);
        scan = new FolderScan(folder, source, loaded, disabled, refusals);
        changes = new PluginChanges(folder, source, loaded, disabled, refusals);
    }

    /**
     * Loads all jars of a folder.
     *
     * @param folder where the jars lie; if it cannot be read, that is a problem like others
     */
    public static PluginRuntime open(Path folder, PluginSupport support) {
        PluginRuntime runtime = new PluginRuntime(folder, support);
        runtime.rescan();
        return runtime;
    }

    /** Loads all jars of a folder for a look at them. */
    public static PluginRuntime open(Path folder, String hostVersion) {
        return open(folder, PluginSupport.of(hostVersion));
    }

    /** Says who is asked from now on whether a change can be served. */
    public void serve(ExtensionsUser asked) {
        lock.lock();
        try {
            loaded.serve(asked);
        } finally {
            lock.unlock();
        }
    }

    /** Takes over what has changed in the folder, and tries those again that were refused. */
    public void rescan() {
        lock.lock();
        try {
            if (!closed) {
                scan.run();
                publish();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes over what has changed in the folder, once two looks in a row found the same: a file may still be written. */
    public void look() {
        lock.lock();
        try {
            if (!closed && scan.runOnceSettled()) {
                publish();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tries those again that were refused, at the next look: what they were refused for may have changed. */
    public void forgetRefusals() {
        lock.lock();
        try {
            refusals.forgetFiles();
        } finally {
            lock.unlock();
        }
    }

    /** Where the jars lie. */
    public Path folder() {
        return folder.path();
    }

    /** What the loaded plugins contribute. */
    public Extensions extensions() {
        return contents.extensions();
    }

    /** The loaded plugins in the order of their files. */
    public List<InstalledPlugin> plugins() {
        return contents.plugins();
    }

    /** The plugins that are there and disabled. */
    public List<InstalledPlugin> disabled() {
        return contents.disabled();
    }

    /** What is wrong with jars of the folder, as of the last scan. */
    public List<PluginProblem> problems() {
        return contents.problems();
    }

    /**
     * Takes a jar into the folder, in place of another version of the plugin if there is one.
     *
     * @return what is served now
     * @throws PluginRefusedException if it cannot be served; then nothing has changed
     */
    public InstalledPlugin install(byte[] jar, @Nullable String signature) throws PluginRefusedException {
        return change(() -> changes.install(jar, signature));
    }

    /**
     * Takes a plugin out of use and deletes its jar.
     *
     * @throws PluginRefusedException if there is none, or what is served needs it
     */
    public void remove(String id) throws PluginRefusedException {
        change(() -> {
            changes.remove(id);
            return true;
        });
    }

    /**
     * Takes a plugin out of use until it is enabled.
     *
     * @throws PluginRefusedException if there is none, or what is served needs it
     */
    public void disable(String id) throws PluginRefusedException {
        change(() -> {
            changes.disable(id);
            return true;
        });
    }

    /**
     * Takes a disabled plugin into use.
     *
     * @throws PluginRefusedException if there is none, or it cannot be served
     */
    public void enable(String id) throws PluginRefusedException {
        change(() -> {
            changes.enable(id);
            return true;
        });
    }

    /** What was refused halfway, such as by a full disk, is told of, too. */
    private <T> T change(Change<T> change) throws PluginRefusedException {
        lock.lock();
        try {
            return change.make();
        } finally {
            publish();
            lock.unlock();
        }
    }

    private void publish() {
        disabled.look();
        List<PluginProblem> before = contents.problems();
        contents = new Contents(
                loaded.extensions(),
                loaded.all().stream().map(LoadedPlugin::about).toList(),
                disabled.list(),
                refusals.problems());
        contents.problems().stream()
                .filter(problem -> loaded.serving() && !before.contains(problem))
                .forEach(problem -> LOGGER.log(Level.WARNING, problem.toString()));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            contents = Contents.NONE;
            refusals.forgetAll();
            loaded.clear();
        } finally {
            lock.unlock();
        }
    }

    /** What readers see: replaced as a whole. */
    private record Contents(
            Extensions extensions,
            List<InstalledPlugin> plugins,
            List<InstalledPlugin> disabled,
            List<PluginProblem> problems) {
        static final Contents NONE = new Contents(Extensions.NONE, List.of(), List.of(), List.of());
    }

    @FunctionalInterface
    private interface Change<T> {
        T make() throws PluginRefusedException;
    }
}
