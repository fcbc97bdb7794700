package io.fairlead.server.cli;

import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.http.PluginPages;
import io.fairlead.server.http.PluginPages.Listing;
import org.jspecify.annotations.Nullable;

/** The plugins of a folder that no running gateway is known to use. */
final class FolderPlugins implements PluginHost {
    private final PluginRuntime plugins;

    FolderPlugins(PluginRuntime plugins) {
        this.plugins = plugins;
    }

    @Override
    public Listing list() {
        return PluginPages.listing(plugins, _ -> 0);
    }

    @Override
    public Listing.Row install(byte[] jar, @Nullable String signature) throws PluginRefusedException {
        String id = plugins.install(jar, signature).id();
        return list().plugins().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void remove(String id) throws PluginRefusedException {
        plugins.remove(id);
    }

    @Override
    public void enable(String id, boolean enabled) throws PluginRefusedException {
        if (enabled) {
            plugins.enable(id);
        } else {
            plugins.disable(id);
        }
    }

    @Override
    public String toString() {
        return "the folder " + plugins.folder() + ", for the next start";
    }

    @Override
    public void close() {
        plugins.close();
    }
}
