package io.fairlead.core.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of a folder, loaded. Every jar is indexed: its entry class is made and asked; no extension is made here.
 * Reading methods may be called from any thread and never wait for a scan. Closing closes the class loaders and deletes
 * nothing; instances of extensions must have been closed before.
 */
public final class PluginRuntime implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final PluginFolder folder;
    private final Pf4jPlugins plugins;
    private final Map<Path, Loaded> loaded = new LinkedHashMap<>();
    private volatile Contents contents = new Contents(Extensions.NONE, List.of(), List.of());
    private boolean closed;

    private PluginRuntime(Path folder, String hostVersion) {
        this.folder = new PluginFolder(folder);
        SharedClasses shared = new SharedClasses(PluginRuntime.class.getClassLoader());
        this.plugins = new Pf4jPlugins(this.folder.path(), hostVersion, shared);
    }

    /**
     * Loads all jars of a folder.
     *
     * @param folder where the jars lie; if it cannot be read, that is a problem like others
     * @param hostVersion the version that {@code Plugin-Requires} of the jars is checked against, such as {@code 0.1.0}
     */
    public static PluginRuntime open(Path folder, String hostVersion) {
        PluginRuntime runtime = new PluginRuntime(folder, hostVersion);
        runtime.rescan();
        return runtime;
    }

    /** Loads jars that are new in the folder, and tries those again that were refused. */
    public void rescan() {
        lock.lock();
        try {
            if (!closed) {
                publish(scan());
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the loaded plugins contribute. */
    public Extensions extensions() {
        return contents.extensions();
    }

    /** The loaded plugins in the order of loading. */
    public List<InstalledPlugin> plugins() {
        return contents.plugins();
    }

    /** What is wrong with jars of the folder, as of the last scan. */
    public List<PluginProblem> problems() {
        return contents.problems();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            loaded.values().forEach(plugin -> plugins.unload(plugin.about().id()));
            loaded.clear();
            publish(List.of());
        } finally {
            lock.unlock();
        }
    }

    private List<PluginProblem> scan() {
        List<PluginProblem> problems = new ArrayList<>();
        try {
            Map<Path, PluginFolder.Stamp> present = folder.jars();
            present.forEach((file, stamp) -> visit(file, stamp, problems));
            loaded.forEach((file, plugin) -> {
                if (!present.containsKey(file)) {
                    problems.add(plugin.problem("its file is gone, restart to unload it"));
                }
            });
        } catch (IOException e) {
            problems.add(new PluginProblem(
                    folder.path().toString(),
                    "the folder cannot be read: " + e.getClass().getSimpleName()));
        }
        return problems;
    }

    private void visit(Path file, PluginFolder.Stamp stamp, List<PluginProblem> problems) {
        @Nullable Loaded known = loaded.get(file);
        if (known == null) {
            load(file, stamp, problems);
        } else if (!known.stamp().equals(stamp)) {
            problems.add(known.problem("its file has changed, restart to take the new version"));
        }
    }

    private void load(Path file, PluginFolder.Stamp stamp, List<PluginProblem> problems) {
        String name = file.getFileName().toString();
        try {
            PluginJar jar = PluginJar.read(file);
            refuseSecond(jar);
            name = jar.id();
            loaded.put(file, new Loaded(jar, stamp, contributions(jar)));
        } catch (PluginRefusedException e) {
            problems.add(new PluginProblem(name, e.reason()));
        }
    }

    private void refuseSecond(PluginJar jar) throws PluginRefusedException {
        for (Loaded other : loaded.values()) {
            if (other.jar().id().equals(jar.id())) {
                throw new PluginRefusedException("found Plugin-Id '" + jar.id() + "', which "
                        + other.jar().file().getFileName() + " has already, expected one of its own");
            }
        }
    }

    private List<OwnedFactory<?>> contributions(PluginJar jar) throws PluginRefusedException {
        List<OwnedFactory<?>> contributions = plugins.load(jar);
        Extensions present = index();
        for (OwnedFactory<?> claimed : contributions) {
            @Nullable String owner = present.owner(claimed);
            if (owner != null) {
                plugins.unload(jar.id());
                throw new PluginRefusedException(
                        "claims " + claimed.id() + ", which plugin " + owner + " has already, expected another name");
            }
        }
        return contributions;
    }

    private void publish(List<PluginProblem> problems) {
        List<InstalledPlugin> about =
                loaded.values().stream().map(Loaded::about).toList();
        contents = new Contents(index(), about, List.copyOf(problems));
    }

    private Extensions index() {
        List<OwnedFactory<?>> factories = new ArrayList<>();
        loaded.values().forEach(plugin -> factories.addAll(plugin.contributions()));
        return Extensions.of(factories);
    }

    /** What readers see: replaced as a whole. */
    private record Contents(Extensions extensions, List<InstalledPlugin> plugins, List<PluginProblem> problems) {}

    private record Loaded(PluginJar jar, PluginFolder.Stamp stamp, List<OwnedFactory<?>> contributions) {
        InstalledPlugin about() {
            List<String> extensions =
                    contributions.stream().<String>map(OwnedFactory::id).toList();
            return new InstalledPlugin(
                    jar.id(), jar.version(), jar.provider(), jar.description(), jar.file(), extensions);
        }

        PluginProblem problem(String reason) {
            return new PluginProblem(jar.id(), reason);
        }
    }
}
