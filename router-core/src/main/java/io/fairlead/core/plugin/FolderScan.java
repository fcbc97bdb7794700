package io.fairlead.core.plugin;

import io.fairlead.core.plugin.PluginFolder.Stamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes over what has come to a folder, changed there or gone, one plugin at a time. Not safe for threads. */
final class FolderScan {
    private final PluginFolder folder;
    private final PluginSource source;
    private final LoadedPlugins loaded;
    private final DisabledPlugins disabled;
    private final Refusals refusals;
    private Map<Path, Stamp> seen = Map.of();

    FolderScan(
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

    /** Takes over what is there now, and tries those again that were refused. */
    void run() {
        try {
            takeOver(folder.jars());
        } catch (IOException e) {
            refuseFolder(e);
        }
    }

    /**
     * Takes over what is there if it has changed, once two looks in a row found the same.
     *
     * @return whether anything may be different now
     */
    boolean runOnceSettled() {
        try {
            SortedMap<Path, Stamp> present = folder.jars();
            if (!settled(present)) {
                return false;
            }
            takeOver(present);
        } catch (IOException e) {
            refuseFolder(e);
        }
        return true;
    }

    private boolean settled(Map<Path, Stamp> present) throws IOException {
        Map<Path, Stamp> all = new TreeMap<>(present);
        all.putAll(folder.disabled());
        boolean same = all.equals(seen);
        seen = all;
        return same && (refusals.folderRefused() || !all.equals(known()));
    }

    /** Every file as it was when it was last tried; those that are gone and still loaded have no entry. */
    private Map<Path, Stamp> known() {
        Map<Path, Stamp> known = new TreeMap<>();
        loaded.all().forEach(plugin -> known.put(plugin.file(), plugin.stamp()));
        refusals.enterStamps(known);
        disabled.enterStamps(known);
        return known;
    }

    private void refuseFolder(IOException e) {
        String why = e instanceof NoSuchFileException
                ? "found none, expected one with the jars of plugins"
                : e.getClass().getSimpleName();
        String reason = "the folder cannot be read: " + why;
        refusals.refuseFolder(new PluginProblem(folder.path().toString(), reason));
    }

    private void takeOver(SortedMap<Path, Stamp> present) {
        refusals.forgetAll();
        List<PluginSource.Begun> begun = new ArrayList<>();
        present.forEach((file, stamp) -> begin(file, stamp, begun));
        List<LoadedPlugin> coming = new ArrayList<>();
        begun.forEach(each -> end(each, coming));
        List<Path> going =
                new ArrayList<>(loaded.all().stream().map(LoadedPlugin::file).toList());
        going.removeAll(present.keySet());
        settle(coming, going, present);
    }

    private void begin(Path file, Stamp stamp, List<PluginSource.Begun> begun) {
        LoadedPlugin known = loaded.at(file);
        if (known != null && known.stamp().equals(stamp)) {
            return;
        }
        try {
            begun.add(source.begin(file, stamp));
        } catch (PluginRefusedException e) {
            refuse(file, stamp, PluginJar.about(file).id(), e);
        }
    }

    private void end(PluginSource.Begun begun, List<LoadedPlugin> coming) {
        try {
            coming.add(begun.end());
        } catch (PluginRefusedException e) {
            refuse(begun.file(), begun.stamp(), begun.jar().id(), e);
        }
    }

    /** Applies one change after the other, in rounds: one may have to wait for another, such as for a name. */
    private void settle(List<LoadedPlugin> coming, List<Path> going, Map<Path, Stamp> present) {
        boolean progress = true;
        while (progress) {
            progress = coming.removeIf(incoming -> taken(incoming, present));
            progress |= going.removeIf(this::dropped);
        }
        coming.forEach(incoming -> incoming.version().release());
    }

    private boolean taken(LoadedPlugin incoming, Map<Path, Stamp> present) {
        LoadedPlugin same = loaded.named(incoming.id());
        Path former = former(incoming, same, present);
        try {
            loaded.take(incoming, former);
            refusals.forget(incoming.file());
            return true;
        } catch (PluginRefusedException e) {
            boolean second = same != null && !same.file().equals(former);
            String name = second ? incoming.file().getFileName().toString() : incoming.id();
            refuse(incoming.file(), incoming.stamp(), name, e);
            return false;
        }
    }

    /** What a plugin takes the place of: the same one under a name that is gone, or whatever its file held before. */
    private @Nullable Path former(LoadedPlugin incoming, @Nullable LoadedPlugin same, Map<Path, Stamp> present) {
        if (same != null && !present.containsKey(same.file())) {
            return same.file();
        }
        return loaded.at(incoming.file()) == null ? null : incoming.file();
    }

    private boolean dropped(Path gone) {
        LoadedPlugin plugin = loaded.at(gone);
        if (plugin == null) {
            return true;
        }
        try {
            loaded.drop(plugin);
            refusals.forget(gone);
            return true;
        } catch (PluginRefusedException e) {
            String reason = "its file is gone, but it is still in use: " + e.reason();
            refusals.refuseToLose(gone, new PluginProblem(plugin.id(), reason));
            return false;
        }
    }

    private void refuse(Path file, Stamp stamp, String name, PluginRefusedException e) {
        LoadedPlugin old = loaded.at(file);
        String kept = old == null ? "" : "; version " + old.jar().version() + " stays in use";
        refusals.refuse(file, stamp, new PluginProblem(name, e.reason() + kept));
    }
}
