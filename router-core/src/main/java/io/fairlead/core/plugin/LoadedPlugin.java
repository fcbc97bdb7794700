package io.fairlead.core.plugin;

import io.fairlead.core.plugin.PluginFolder.Stamp;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that can be used.
 *
 * @param file where its jar lies in the folder
 * @param jar what it says of itself
 * @param stamp the state of the file when it was loaded
 * @param version its classes; who drops this releases it
 * @param contributions what it brings
 */
record LoadedPlugin(Path file, PluginJar jar, Stamp stamp, PluginVersion version, List<OwnedFactory<?>> contributions) {
    String id() {
        return jar.id();
    }

    /** The same with its file in another place. */
    LoadedPlugin at(Path other) {
        return new LoadedPlugin(other, jar, stamp, version, contributions);
    }

    InstalledPlugin about() {
        List<String> extensions =
                contributions.stream().<String>map(OwnedFactory::id).toList();
        return new InstalledPlugin(jar.id(), jar.version(), jar.provider(), jar.description(), file, extensions);
    }
}
