package io.fairlead.server.cli;

import io.fairlead.core.plugin.IdleFolder;
import io.fairlead.core.plugin.InstalledPlugin;
import io.fairlead.core.plugin.PluginFigures;
import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.Version;
import io.fairlead.server.http.PluginPages;
import io.fairlead.server.http.PluginPages.Listing;
import org.jspecify.annotations.Nullable;

/** The plugins of a folder that no running gateway is known to use. They are loaded only for what cannot do without. */
final class FolderPlugins implements PluginHost {
    private final GatewayOptions options;
    private final String note;

    /**
     * The folder that options name.
     *
     * @param note what there is to say of it behind all else, such as which gateway was looked for
     */
    FolderPlugins(GatewayOptions options, String note) {
        this.options = options;
        this.note = note;
    }

    private PluginRuntime loaded() {
        return Loading.plugins(options, Version.current());
    }

    private IdleFolder idle() {
        return new IdleFolder(Loading.folder(options));
    }

    @Override
    public Listing list() {
        try (PluginRuntime plugins = loaded()) {
            return PluginPages.listing(plugins, _ -> PluginFigures.NONE);
        }
    }

    @Override
    public Listing.Row install(byte[] jar, @Nullable String signature) throws PluginRefusedException {
        try (PluginRuntime plugins = loaded()) {
            InstalledPlugin installed = plugins.install(jar, signature);
            return PluginPages.row(installed, Listing.LOADED, _ -> PluginFigures.NONE);
        }
    }

    @Override
    public void remove(String id) throws PluginRefusedException {
        idle().remove(id);
    }

    @Override
    public void enable(String id, boolean enabled) throws PluginRefusedException {
        if (enabled) {
            idle().enable(id);
        } else {
            idle().disable(id);
        }
    }

    @Override
    public String toString() {
        return "the folder " + Loading.folder(options) + ", for the next start or a running gateway's next look" + note;
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
