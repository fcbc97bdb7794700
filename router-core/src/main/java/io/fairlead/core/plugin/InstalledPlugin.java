package io.fairlead.core.plugin;

import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that is loaded and indexed. Holds text only, so that whoever keeps it keeps no class of the plugin.
 *
 * @param id from {@code Plugin-Id}
 * @param version from {@code Plugin-Version}
 * @param provider who made it, from {@code Plugin-Provider}; may be empty
 * @param description from {@code Plugin-Description}; may be empty
 * @param file the jar
 * @param extensions ids of what it contributes, such as {@code strategy.cost}
 */
public record InstalledPlugin(
        String id, String version, String provider, String description, Path file, List<String> extensions) {
    public InstalledPlugin {
        extensions = List.copyOf(extensions);
    }
}
