package io.fairlead.core.plugin;

/** Who serves by what plugins contribute. */
@FunctionalInterface
public interface ExtensionsUser {
    /**
     * Serves by these from now on.
     *
     * @throws PluginRefusedException if that cannot be, and what was served before still is
     */
    void use(Extensions next) throws PluginRefusedException;
}
