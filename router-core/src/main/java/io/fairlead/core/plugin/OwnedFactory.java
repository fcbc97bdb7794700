package io.fairlead.core.plugin;

import io.fairlead.api.Extension;
import io.fairlead.api.settings.Settings;

/**
 * A factory and whose it is. Name and settings were asked once, when the plugin was loaded.
 *
 * @param <T> what the factory makes
 * @param version the loaded plugin that it belongs to
 * @param kind the extension point
 * @param name the extension's name, unique within its kind
 * @param settings the settings it takes
 * @param factory the plugin's own object; call it through {@link PluginCalls}
 */
public record OwnedFactory<T>(
        PluginVersion version, ExtensionKind<T> kind, String name, Settings settings, Extension<T> factory) {
    /** The id of the plugin. */
    public String plugin() {
        return version.plugin();
    }

    /** The extension's id, such as {@code strategy.cost}. */
    public String id() {
        return kind.id(name);
    }
}
