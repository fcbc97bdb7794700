package io.fairlead.core.plugin;

import io.fairlead.core.plugin.PluginFolder.Stamp;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final PluginTrust trust;
    private final LoadedCopies copies;
    private final Pf4jPlugins plugins;
    private SortedMap<Path, Loaded> loaded = new TreeMap<>();
    private SortedMap<Path, Refused> refused = new TreeMap<>();
    private Map<Path, Stamp> seen = Map.of();
    private volatile Contents contents = new Contents(Extensions.NONE, List.of(), List.of(), List.of());
    private ExtensionsUser user = _ -> {};
    private boolean unreadable;

    /** Until then, who opens it tells of what there is. */
    private boolean serving;

    private boolean closed;

    private PluginRuntime(Path folder, PluginSupport support) {
        this.folder = new PluginFolder(folder);
        this.trust = support.trust();
        this.copies = support.copies() == null ? LoadedCopies.none() : LoadedCopies.in(support.copies());
        SharedClasses shared = new SharedClasses(PluginRuntime.class.getClassLoader());
        this.plugins = new Pf4jPlugins(this.folder.path(), support.hostVersion(), shared, lock);
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
            user = asked;
            serving = true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes over what has changed in the folder, and tries those again that were refused. */
    public void rescan() {
        lock.lock();
        try {
            scan(folder.jars());
        } catch (IOException e) {
            publish(unreadable(e));
        } finally {
            lock.unlock();
        }
    }

    /** Takes over what has changed in the folder, once two looks in a row found the same: a file may still be written. */
    public void look() {
        lock.lock();
        try {
            SortedMap<Path, Stamp> present = folder.jars();
            Map<Path, Stamp> all = new TreeMap<>(present);
            all.putAll(folder.disabled());
            boolean settled = all.equals(seen);
            seen = all;
            if (settled && (unreadable || changed(all))) {
                scan(present);
            }
        } catch (IOException e) {
            publish(unreadable(e));
        } finally {
            lock.unlock();
        }
    }

    /** Tries those again that were refused, at the next look: what they were refused for may have changed. */
    public void forgetRefusals() {
        lock.lock();
        try {
            refused = new TreeMap<>();
        } finally {
            lock.unlock();
        }
    }

    /** Whether something is not as it was when it was last tried. */
    private boolean changed(Map<Path, Stamp> all) {
        return !all.equals(known());
    }

    /** Every file as it was when it was last tried; those that are gone and still loaded have no entry. */
    private Map<Path, Stamp> known() {
        Map<Path, Stamp> known = new TreeMap<>();
        loaded.forEach((file, plugin) -> known.put(file, plugin.stamp()));
        refused.forEach((file, refusal) -> {
            if (refusal.stamp() == null) {
                known.remove(file);
            } else {
                known.put(file, refusal.stamp());
            }
        });
        contents.disabled().forEach(plugin -> known.put(plugin.about().file(), plugin.stamp()));
        return known;
    }

    private List<PluginProblem> unreadable(IOException e) {
        unreadable = true;
        return List.of(new PluginProblem(
                folder.path().toString(),
                "the folder cannot be read: " + e.getClass().getSimpleName()));
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
        return contents.disabled().stream().map(Disabled::about).toList();
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
        lock.lock();
        try {
            Path draft = folder.draft();
            try {
                Files.write(draft, jar);
                Path signed = PluginTrust.signature(draft);
                if (signature != null) {
                    Files.writeString(signed, signature);
                }
                return install(draft);
            } finally {
                Files.deleteIfExists(draft);
                Files.deleteIfExists(PluginTrust.signature(draft));
            }
        } catch (IOException e) {
            throw new PluginRefusedException("cannot be written to " + folder.path() + ": "
                    + e.getClass().getSimpleName());
        } finally {
            lock.unlock();
        }
    }

    private InstalledPlugin install(Path draft) throws IOException, PluginRefusedException {
        Loaded incoming = load(draft, PluginFolder.stamp(draft)).as(folder);
        Path former = fileOf(incoming.jar().id());
        try {
            apply(former, incoming);
        } catch (PluginRefusedException e) {
            incoming.version().release();
            throw e;
        }
        if (Files.exists(PluginTrust.signature(draft))) {
            PluginFolder.place(PluginTrust.signature(draft), PluginTrust.signature(incoming.file()));
        } else {
            Files.deleteIfExists(PluginTrust.signature(incoming.file()));
        }
        PluginFolder.place(draft, incoming.file());
        // Only now: if the new file could not be placed, the next look finds the old one.
        for (Path other : otherFilesOf(incoming, former)) {
            Files.deleteIfExists(other);
            Files.deleteIfExists(PluginTrust.signature(other));
            refused.remove(other);
        }
        refused.remove(incoming.file());
        publish();
        return incoming.about();
    }

    /** The files that a jar takes the place of: the loaded one, disabled ones, and those that were refused. */
    private List<Path> otherFilesOf(Loaded incoming, @Nullable Path former) {
        List<Path> others = new ArrayList<>();
        if (former != null) {
            others.add(former);
        }
        String id = incoming.jar().id();
        disabled().stream().filter(plugin -> plugin.id().equals(id)).forEach(plugin -> others.add(plugin.file()));
        refused.forEach((file, refusal) -> {
            if (refusal.problem().plugin().equals(id)) {
                others.add(file);
            }
        });
        others.remove(incoming.file());
        return others;
    }

    /**
     * Takes a plugin out of use and deletes its jar.
     *
     * @throws PluginRefusedException if there is none, or what is served needs it
     */
    public void remove(String id) throws PluginRefusedException {
        change(id, file -> {
            Files.deleteIfExists(PluginTrust.signature(file));
            Files.deleteIfExists(file);
        });
    }

    /**
     * Takes a plugin out of use until it is enabled.
     *
     * @throws PluginRefusedException if there is none, or what is served needs it
     */
    public void disable(String id) throws PluginRefusedException {
        change(id, file -> PluginFolder.place(file, PluginFolder.disabled(file)));
    }

    private void change(String id, FileStep step) throws PluginRefusedException {
        lock.lock();
        try {
            Path file = fileOf(id);
            if (file == null) {
                Path other = otherFileOf(id);
                step.on(other);
                refused.remove(other);
            } else {
                serveWithout(file, id);
                step.on(file);
            }
            publish();
        } catch (IOException e) {
            throw new PluginRefusedException(
                    "its file cannot be changed: " + e.getClass().getSimpleName());
        } finally {
            lock.unlock();
        }
    }

    private void serveWithout(Path file, String id) throws PluginRefusedException {
        try {
            apply(file, null);
        } catch (PluginRefusedException e) {
            throw new PluginRefusedException("plugin " + id + " is still in use: " + e.reason());
        }
    }

    /** The file of a plugin that is not in use: disabled, or refused. */
    private Path otherFileOf(String id) throws PluginRefusedException {
        for (Disabled plugin : contents.disabled()) {
            if (plugin.about().id().equals(id)) {
                return plugin.about().file();
            }
        }
        for (Map.Entry<Path, Refused> entry : refused.entrySet()) {
            if (entry.getValue().problem().plugin().equals(id)) {
                return entry.getKey();
            }
        }
        throw unknown(id);
    }

    /**
     * Takes a disabled plugin into use.
     *
     * @throws PluginRefusedException if there is none, or it cannot be served
     */
    public void enable(String id) throws PluginRefusedException {
        lock.lock();
        try {
            for (Disabled plugin : contents.disabled()) {
                if (plugin.about().id().equals(id)) {
                    enable(plugin.about().file());
                    return;
                }
            }
            if (fileOf(id) == null) {
                throw unknown(id);
            }
        } catch (IOException e) {
            throw new PluginRefusedException(
                    "its file cannot be changed: " + e.getClass().getSimpleName());
        } finally {
            lock.unlock();
        }
    }

    private void enable(Path disabled) throws IOException, PluginRefusedException {
        Path file = PluginFolder.enabled(disabled);
        Loaded incoming = load(disabled, PluginFolder.stamp(disabled)).at(file);
        try {
            apply(null, incoming);
        } catch (PluginRefusedException e) {
            incoming.version().release();
            throw e;
        }
        PluginFolder.place(disabled, file);
        publish();
    }

    private PluginRefusedException unknown(String id) {
        return new PluginRefusedException("found no plugin '" + id + "' in " + folder.path() + ", expected one of "
                + plugins().stream().map(InstalledPlugin::id).toList());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            Collection<Loaded> all = loaded.values();
            loaded = new TreeMap<>();
            refused = new TreeMap<>();
            contents = new Contents(Extensions.NONE, List.of(), List.of(), List.of());
            all.forEach(plugin -> plugin.version().release());
        } finally {
            lock.unlock();
        }
    }

    private void scan(SortedMap<Path, Stamp> present) {
        if (closed) {
            return;
        }
        unreadable = false;
        refused = new TreeMap<>();
        List<Loaded> coming = new ArrayList<>();
        present.forEach((file, stamp) -> visit(file, stamp, coming));
        List<Path> going = loaded.keySet().stream()
                .filter(file -> !present.containsKey(file))
                .toList();
        settle(coming, new ArrayList<>(going), present);
        publish();
    }

    private void visit(Path file, Stamp stamp, List<Loaded> coming) {
        Loaded known = loaded.get(file);
        if (known != null && known.stamp().equals(stamp)) {
            return;
        }
        try {
            coming.add(load(file, stamp));
        } catch (PluginRefusedException e) {
            refuse(file, stamp, look(file).id(), e);
        }
    }

    /** Applies one change after the other, in rounds: one may have to wait for another, such as for a name. */
    private void settle(List<Loaded> coming, List<Path> going, Map<Path, Stamp> present) {
        boolean progress = true;
        while (progress) {
            progress = coming.removeIf(incoming -> applied(incoming, present));
            progress |= going.removeIf(this::unloaded);
        }
        coming.forEach(incoming -> incoming.version().release());
    }

    private boolean applied(Loaded incoming, Map<Path, Stamp> present) {
        Path same = fileOf(incoming.jar().id());
        boolean moved = same != null && !present.containsKey(same);
        Path former = moved ? same : loaded.containsKey(incoming.file()) ? incoming.file() : null;
        try {
            apply(former, incoming);
            refused.remove(incoming.file());
            return true;
        } catch (PluginRefusedException e) {
            boolean second = same != null && !same.equals(former);
            refuse(
                    incoming.file(),
                    incoming.stamp(),
                    second ? name(incoming.file()) : incoming.jar().id(),
                    e);
            return false;
        }
    }

    private boolean unloaded(Path gone) {
        Loaded plugin = loaded.get(gone);
        if (plugin == null) {
            return true;
        }
        try {
            apply(gone, null);
            refused.remove(gone);
            return true;
        } catch (PluginRefusedException e) {
            refused.put(
                    gone,
                    new Refused(
                            null,
                            new PluginProblem(
                                    plugin.jar().id(), "its file is gone, but it is still in use: " + e.reason())));
            return false;
        }
    }

    /** Serves with one plugin less, more or other; only then the old one is let go. */
    private void apply(@Nullable Path former, @Nullable Loaded incoming) throws PluginRefusedException {
        SortedMap<Path, Loaded> next = new TreeMap<>(loaded);
        Loaded old = former == null ? null : next.remove(former);
        if (incoming != null) {
            requireDistinct(incoming, next.values());
            next.put(incoming.file(), incoming);
        }
        user.use(index(next.values()));
        loaded = next;
        report(old, incoming);
        if (old != null) {
            old.version().release();
        }
    }

    private void report(@Nullable Loaded old, @Nullable Loaded incoming) {
        if (!serving) {
            return;
        }
        if (incoming == null && old != null) {
            LOGGER.log(
                    Level.INFO,
                    "plugin removed plugin=" + old.jar().id() + " version="
                            + old.jar().version());
        } else if (incoming != null) {
            LOGGER.log(
                    Level.INFO,
                    "plugin loaded plugin=" + incoming.jar().id() + " version="
                            + incoming.jar().version()
                            + (old == null ? "" : " instead=" + old.jar().version()));
        }
    }

    private static void requireDistinct(Loaded incoming, Collection<Loaded> others) throws PluginRefusedException {
        for (Loaded other : others) {
            if (other.jar().id().equals(incoming.jar().id())) {
                throw new PluginRefusedException(
                        "found Plugin-Id '" + other.jar().id() + "', which " + name(other.file())
                                + " has already, expected one of its own");
            }
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

    private Loaded load(Path file, Stamp stamp) throws PluginRefusedException {
        Path taken;
        try {
            taken = copies.take(file);
        } catch (IOException e) {
            throw new PluginRefusedException("cannot be copied: " + e.getClass().getSimpleName());
        }
        try {
            PluginJar jar = PluginJar.read(taken);
            trust.check(jar.id(), taken, file);
            Pf4jPlugins.Started started = plugins.load(jar, () -> copies.giveBack(taken));
            return new Loaded(file, jar, stamp, started.version(), started.contributions());
        } catch (PluginRefusedException e) {
            copies.giveBack(taken);
            throw e;
        }
    }

    private void refuse(Path file, Stamp stamp, String name, PluginRefusedException e) {
        Loaded old = loaded.get(file);
        String kept = old == null ? "" : "; version " + old.jar().version() + " stays in use";
        refused.put(file, new Refused(stamp, new PluginProblem(name, e.reason() + kept)));
    }

    private @Nullable Path fileOf(String id) {
        for (Loaded plugin : loaded.values()) {
            if (plugin.jar().id().equals(id)) {
                return plugin.file();
            }
        }
        return null;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private void publish() {
        publish(refused.values().stream().map(Refused::problem).toList());
    }

    private void publish(List<PluginProblem> problems) {
        List<PluginProblem> before = contents.problems();
        contents = new Contents(
                index(loaded.values()),
                loaded.values().stream().map(Loaded::about).toList(),
                disabledFiles(),
                List.copyOf(problems));
        problems.stream()
                .filter(problem -> serving && !before.contains(problem))
                .forEach(problem -> LOGGER.log(Level.WARNING, problem.toString()));
    }

    private List<Disabled> disabledFiles() {
        List<Disabled> all = new ArrayList<>();
        try {
            folder.disabled().forEach((file, stamp) -> all.add(new Disabled(look(file), stamp)));
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "the folder of plugins cannot be read folder=" + folder.path());
        }
        return all;
    }

    /** What a file says of itself, without loading it; its name if it says nothing. */
    private static InstalledPlugin look(Path file) {
        try {
            PluginJar jar = PluginJar.read(file);
            return new InstalledPlugin(jar.id(), jar.version(), jar.provider(), jar.description(), file, List.of());
        } catch (PluginRefusedException e) {
            return new InstalledPlugin(name(file), "", "", "", file, List.of());
        }
    }

    private static Extensions index(Collection<Loaded> plugins) {
        List<OwnedFactory<?>> factories = new ArrayList<>();
        plugins.forEach(plugin -> factories.addAll(plugin.contributions()));
        return Extensions.of(factories);
    }

    /** What readers see: replaced as a whole. */
    private record Contents(
            Extensions extensions,
            List<InstalledPlugin> plugins,
            List<Disabled> disabled,
            List<PluginProblem> problems) {}

    private record Disabled(InstalledPlugin about, Stamp stamp) {}

    /** Why a file is not in use, and how it was then; no stamp if it is gone. */
    private record Refused(@Nullable Stamp stamp, PluginProblem problem) {}

    private record Loaded(
            Path file, PluginJar jar, Stamp stamp, PluginVersion version, List<OwnedFactory<?>> contributions) {
        /** The same under the name that it gets in a folder. */
        Loaded as(PluginFolder folder) {
            return at(folder.jar(jar));
        }

        Loaded at(Path other) {
            return new Loaded(other, jar, stamp, version, contributions);
        }

        InstalledPlugin about() {
            List<String> extensions =
                    contributions.stream().<String>map(OwnedFactory::id).toList();
            return new InstalledPlugin(jar.id(), jar.version(), jar.provider(), jar.description(), file, extensions);
        }
    }

    @FunctionalInterface
    private interface FileStep {
        void on(Path file) throws IOException;
    }
}
