package io.fairlead.core.plugin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What loading plugins needs beside their folder.
 *
 * @param hostVersion the version that {@code Plugin-Requires} of the jars is checked against, such as {@code 0.1.0}
 * @param trust which jars may be loaded
 * @param copies where jars are copied to before they are loaded, so that the folder's files may change at any time; null
 *     to load the files themselves, of which a changed one is not taken over
 */
public record PluginSupport(
        String hostVersion, PluginTrust trust, @Nullable Path copies) {
    /** Enough for a look: all are trusted, and files are loaded where they lie. */
    public static PluginSupport of(String hostVersion) {
        return new PluginSupport(hostVersion, PluginTrust.ALL, null);
    }
}
