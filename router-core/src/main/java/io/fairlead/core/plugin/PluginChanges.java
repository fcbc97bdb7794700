package io.fairlead.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators change: first what is served, then the files, so that a refusal leaves both as they were. Not safe for
 * threads.
 */
final class PluginChanges {
    private final PluginFolder folder;
    private final PluginSource source;
    private final LoadedPlugins loaded;
    private final DisabledPlugins disabled;
    private final Refusals refusals;
    private final SignedJar files = new SignedJar();

    PluginChanges(
            PluginFolder folder,
            PluginSource source,
            LoadedPlugins loaded,
            DisabledPlugins disabled,
            Refusals refusals) {
        this.folder = folder;
        this.source = source;
        this.loaded = loaded;
        this.disabled = disabled;
        this.refusals = refusals;
    }

    InstalledPlugin install(byte[] jar, @Nullable String signature) throws PluginRefusedException {
        try {
            Path draft = folder.draft();
            try {
                write(draft, jar, signature);
                return install(draft);
            } finally {
                SignedJar.delete(draft);
            }
        } catch (IOException e) {
            throw new PluginRefusedException("cannot be written to " + folder.path() + ": "
                    + e.getClass().getSimpleName());
        }
    }

    private static void write(Path draft, byte[] jar, @Nullable String signature) throws IOException {
        Files.write(draft, jar);
        if (signature != null) {
            Files.writeString(PluginTrust.signature(draft), signature);
        }
    }

    private InstalledPlugin install(Path draft) throws IOException, PluginRefusedException {
        LoadedPlugin found = source.load(draft, PluginFolder.stamp(draft));
        LoadedPlugin incoming = found.at(folder.jar(found.jar()));
        LoadedPlugin former = loaded.named(incoming.id());
        requireOwn(incoming);
        take(incoming, former == null ? null : former.file());
        files.place(draft, incoming.file());
        // Only now: if the new file could not be placed, the next look finds the old one.
        for (Path other : others(incoming, former)) {
            SignedJar.delete(other);
            refusals.forget(other);
        }
        refusals.forget(incoming.file());
        return incoming.about();
    }

    /** The name of a file says what it holds, but operators may rename them. */
    private void requireOwn(LoadedPlugin incoming) throws PluginRefusedException {
        LoadedPlugin other = loaded.at(incoming.file());
        if (other != null && !other.id().equals(incoming.id())) {
            incoming.version().release();
            throw new PluginRefusedException("found plugin '" + other.id() + "' in "
                    + incoming.file().getFileName() + ", expected '" + incoming.id() + "' there or no such file");
        }
    }

    private void take(LoadedPlugin incoming, @Nullable Path former) throws PluginRefusedException {
        try {
            loaded.take(incoming, former);
        } catch (PluginRefusedException e) {
            incoming.version().release();
            throw e;
        }
    }

    /** The files that a jar takes the place of: the loaded one, disabled ones, and those that were refused. */
    private List<Path> others(LoadedPlugin incoming, @Nullable LoadedPlugin former) {
        List<Path> others = new ArrayList<>();
        if (former != null) {
            others.add(former.file());
        }
        others.addAll(disabled.files(incoming.id()));
        others.addAll(refusals.files(incoming.id()));
        others.remove(incoming.file());
        return others;
    }

    void remove(String id) throws PluginRefusedException {
        change(id, SignedJar::delete);
    }

    void disable(String id) throws PluginRefusedException {
        Path file = file(id);
        Path disabledName = PluginFolder.disabled(PluginFolder.enabled(file));
        if (!file.equals(disabledName)) {
            PluginFolder.requireFree(file, disabledName);
            change(id, from -> PluginFolder.place(from, disabledName));
        }
    }

    private Path file(String id) throws PluginRefusedException {
        LoadedPlugin plugin = loaded.named(id);
        return plugin == null ? idle(id) : plugin.file();
    }

    private void change(String id, FileStep step) throws PluginRefusedException {
        Path file = file(id);
        LoadedPlugin plugin = loaded.named(id);
        if (plugin != null) {
            drop(plugin);
        }
        try {
            step.on(file);
        } catch (IOException e) {
            throw unchangeable(e);
        }
        if (plugin == null) {
            refusals.forget(file);
        }
    }

    private void drop(LoadedPlugin plugin) throws PluginRefusedException {
        try {
            loaded.drop(plugin);
        } catch (PluginRefusedException e) {
            throw new PluginRefusedException("plugin " + plugin.id() + " is still in use: " + e.reason());
        }
    }

    /** The file of a plugin that is not in use: disabled, or refused. */
    private Path idle(String id) throws PluginRefusedException {
        Optional<Path> file =
                disabled.file(id).or(() -> refusals.files(id).stream().findFirst());
        return file.orElseThrow(() -> unknown(id));
    }

    void enable(String id) throws PluginRefusedException {
        Optional<Path> file = disabled.file(id);
        if (file.isEmpty()) {
            if (loaded.named(id) == null) {
                throw unknown(id);
            }
            return;
        }
        try {
            enable(file.get());
        } catch (IOException e) {
            throw unchangeable(e);
        }
    }

    private void enable(Path file) throws IOException, PluginRefusedException {
        Path enabled = PluginFolder.enabled(file);
        PluginFolder.requireFree(file, enabled);
        take(source.load(file, PluginFolder.stamp(file)).at(enabled), null);
        PluginFolder.place(file, enabled);
    }

    private PluginRefusedException unknown(String id) {
        return new PluginRefusedException("found no plugin '" + id + "' in " + folder.path() + ", expected one of "
                + loaded.all().stream().map(LoadedPlugin::id).toList());
    }

    private static PluginRefusedException unchangeable(IOException e) {
        return new PluginRefusedException(
                "its file cannot be changed: " + e.getClass().getSimpleName());
    }

    @FunctionalInterface
    private interface FileStep {
        void on(Path file) throws IOException;
    }
}
