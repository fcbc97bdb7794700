package io.fairlead.core.plugin;

import io.fairlead.core.plugin.PluginFolder.Stamp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why files of the folder are not in use as they lie there. Not safe for threads. */
final class Refusals {
    private final SortedMap<Path, Refusal> byFile = new TreeMap<>();
    private @Nullable PluginProblem folder;

    /** One file's; no stamp if the file is gone. */
    private record Refusal(@Nullable Stamp stamp, PluginProblem problem) {}

    void refuse(Path file, Stamp stamp, PluginProblem problem) {
        byFile.put(file, new Refusal(stamp, problem));
    }

    /** A file is gone, but what it brought has to stay. */
    void refuseToLose(Path file, PluginProblem problem) {
        byFile.put(file, new Refusal(null, problem));
    }

    void refuseFolder(PluginProblem problem) {
        folder = problem;
    }

    boolean folderRefused() {
        return folder != null;
    }

    void forget(Path file) {
        byFile.remove(file);
    }

    void forgetFiles() {
        byFile.clear();
    }

    void forgetAll() {
        forgetFiles();
        folder = null;
    }

    /** The files that were refused as this plugin. */
    List<Path> files(String id) {
        return byFile.entrySet().stream()
                .filter(entry -> entry.getValue().problem().plugin().equals(id))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Enters how the files were when they were refused, and takes out those that are gone. */
    void enterStamps(Map<Path, Stamp> known) {
        byFile.forEach((file, refusal) -> {
            if (refusal.stamp() == null) {
                known.remove(file);
            } else {
                known.put(file, refusal.stamp());
            }
        });
    }

    /** What is told of it: while the folder cannot be read, nothing is known of its files. */
    List<PluginProblem> problems() {
        return folder != null
                ? List.of(folder)
                : byFile.values().stream().map(Refusal::problem).toList();
    }
}
