package io.fairlead.server.cli;

import io.fairlead.core.config.Address;
import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Loading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that change plugins, and how such a command goes. */
final class PluginPlace {
    private static final Address USUAL_ADMIN = new Address("localhost", 5678);

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
        PluginHost idle = new FolderPlugins(options);
        if (offline) {
            return idle;
        }
        Address admin = Loading.admin(options).orElse(USUAL_ADMIN);
        return RunningPlugins.at(admin, Loading.folder(options)).orElse(idle);
    }

    /** Where the configuration says that plugins come from; null if it cannot be read. */
    @Nullable PluginsConfig configured() {
        return Loading.configured(places.options(null));
    }
}
