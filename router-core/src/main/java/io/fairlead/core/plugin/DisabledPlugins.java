package io.fairlead.core.plugin;

import io.fairlead.core.plugin.PluginFolder.Stamp;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jars of a folder that wait to be enabled, as of the last look. Never loaded, only read. */
final class DisabledPlugins {
    private static final Logger LOGGER = System.getLogger(DisabledPlugins.class.getName());

    private final PluginFolder folder;
    private List<Disabled> all = List.of();

    DisabledPlugins(PluginFolder folder) {
        this.folder = folder;
    }

    private record Disabled(InstalledPlugin about, Stamp stamp) {}

    void look() {
        List<Disabled> found = new ArrayList<>();
        try {
            folder.disabled().forEach((file, stamp) -> found.add(new Disabled(PluginJar.about(file), stamp)));
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "the folder of plugins cannot be read folder=" + folder.path());
        }
        all = found;
    }

    List<InstalledPlugin> list() {
        return all.stream().map(Disabled::about).toList();
    }

    List<Path> files(String id) {
        return all.stream()
                .filter(plugin -> plugin.about().id().equals(id))
                .map(plugin -> plugin.about().file())
                .toList();
    }

    Optional<Path> file(String id) {
        return files(id).stream().findFirst();
    }

    /** Enters how the files were. */
    void enterStamps(Map<Path, Stamp> known) {
        all.forEach(plugin -> known.put(plugin.about().file(), plugin.stamp()));
    }
}
