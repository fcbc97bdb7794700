package io.fairlead.core.plugin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose code threw. Plugins call each other's code through the host, such as a client's dialect that writes what an
 * upstream's dialect has read; so who was called does not tell who failed, but the trace does.
 */
final class Culprit {
    /** Class loaders of plugins are called this and the plugin's id. */
    static final String LOADER = "plugin-";

    private Culprit() {}

    /** The plugin whose code stands nearest to the failure; null if none does, or the JVM has left the trace out. */
    static @Nullable String of(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (isPlugins(frame)) {
                return Objects.requireNonNull(frame.getClassLoaderName()).substring(LOADER.length());
            }
        }
        return null;
    }

    static boolean isPlugins(StackTraceElement frame) {
        String loader = frame.getClassLoaderName();
        return loader != null && loader.startsWith(LOADER);
    }
}
