package io.fairlead.core.plugin;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What loading plugins needs beside their folder.
 *
 * @param hostVersion the version that {@code Plugin-Requires} of the jars is checked against, such as {@code 0.1.0}
 * @param trust which jars may be loaded
 * @param copies where jars are copied to before they are loaded, so that the folder's files may change at any time; null
 *     to load the files themselves, of which a changed one is not taken over
 * @param patience how long a plugin may take to begin
 */
public record PluginSupport(
        String hostVersion, PluginTrust trust, @Nullable Path copies, Duration patience) {
    /** With the patience that every gateway has. */
    public PluginSupport(String hostVersion, PluginTrust trust, @Nullable Path copies) {
        this(hostVersion, trust, copies, Patience.LIMIT);
    }

    /** Enough for a look: all are trusted, and files are loaded where they lie. */
    public static PluginSupport of(String hostVersion) {
        return new PluginSupport(hostVersion, PluginTrust.ALL, null);
    }
}
