package io.fairlead.core.plugin;

import java.util.Objects;

/**
 * Why a plugin, or a version of it, is not in use. Problems never stop the server.
 *
 * @param plugin the plugin's id, or the name of its file where the id is unknown or ambiguous
 * @param reason what was found and what was expected
 */
public record PluginProblem(String plugin, String reason) {
    public PluginProblem {
        Objects.requireNonNull(plugin);
        Objects.requireNonNull(reason);
    }

    @Override
    public String toString() {
        return "plugin " + plugin + ": " + reason;
    }
}
