package io.fairlead.server.cli;

import io.fairlead.core.config.Address;
import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.config.load.Loaded;
import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.Version;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that change plugins, and how such a command goes. */
final class PluginPlace {
    private static final int USUAL_ADMIN_PORT = 5678;

    @Mixin
    private Places places = new Places();

    @Option(
            names = "--offline",
            description = "Asks no running gateway: changes the folder, for the next start or the gateway's next look.")
    private boolean offline;

    /** One command's work. */
    @FunctionalInterface
    interface Work {
        /** Does it; what is refused, is told. */
        void on(PluginHost plugins) throws IOException, PluginRefusedException;
    }

    /** Does some work with the plugins of a running gateway, or of the folder; gives the exit code. */
    int run(Work work) {
        try (PluginHost plugins = host()) {
            work.on(plugins);
            return 0;
        } catch (PluginRefusedException e) {
            System.err.println("fairlead: " + e.reason());
        } catch (IOException e) {
            System.err.println("fairlead: " + e);
        }
        return FairleadCommand.PROBLEM;
    }

    private PluginHost host() {
        GatewayOptions options = places.options(null);
        PluginRuntime folder = Loading.plugins(options, Version.current());
        if (offline) {
            return new FolderPlugins(folder);
        }
        return RunningPlugins.at(admin(options, folder), folder.folder())
                .map(running -> closing(folder, running))
                .orElseGet(() -> new FolderPlugins(folder));
    }

    private static PluginHost closing(PluginRuntime folder, PluginHost running) {
        folder.close();
        return running;
    }

    private static Address admin(GatewayOptions options, PluginRuntime plugins) {
        return Loading.load(options, plugins) instanceof Loaded.Good good
                ? good.configuration().server().admin()
                : new Address("localhost", USUAL_ADMIN_PORT);
    }

    /** Where the configuration says that plugins come from; null if it cannot be read. */
    @Nullable PluginsConfig configured() {
        return Loading.configured(places.options(null));
    }
}
