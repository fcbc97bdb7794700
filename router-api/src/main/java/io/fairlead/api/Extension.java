package io.fairlead.api;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.settings.Settings;

/**
 * A factory of one extension: its name, the settings it takes and how to make it.
 *
 * @param <T> what the factory makes
 */
public interface Extension<T> {
    /**
     * The name that the configuration uses: lower case letters, digits, {@code -} and {@code .}, unique within its kind.
     * Kind and name together, such as {@code strategy.cost}, are the extension's id in logs, metrics and documents.
     */
    String name();

    /** The settings that {@link #create} will find in its context, declared once. */
    default Settings settings() {
        return Settings.NONE;
    }

    /**
     * Makes one instance for one use in the configuration. Called off the request path; must return quickly.
     *
     * @throws IllegalArgumentException if the settings do not make sense together; its message is shown to the operator
     */
    T create(PluginContext context);
}
