package io.fairlead.server.cli;

import io.fairlead.core.config.Address;
import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Loading;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of commands that change plugins, and how such a command goes. */
final class PluginPlace {
    private static final Address USUAL_ADMIN = new Address("localhost", 5678);

    @Mixin
    private Places places = new Places();

    @Option(
            names = "--offline",
            description = "Asks no running gateway: changes the folder, for the next start or the gateway's next look.")
    private boolean offline;

    @Option(
            names = "--admin",
            paramLabel = "PORT",
            converter = WholeNumbers.Port.class,
            description =
                    "The port for operators of the gateway to ask, whatever its folder. Without it server.admin.port of the"
                            + " configuration.")
    private @Nullable Integer admin;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** One command's work. */
    @FunctionalInterface
    interface Work {
        /** Does it; what is refused, is told. */
        void on(PluginHost plugins) throws IOException, PluginRefusedException;
    }

    /**
     * Does some work with the plugins of a running gateway, or of the folder; gives the exit code.
     *
     * @throws ParameterException if the options contradict each other
     */
    int run(Work work) {
        if (admin != null && offline) {
            throw contradiction("--offline");
        }
        if (admin != null && places.nameFolder()) {
            throw contradiction("--plugins");
        }
        GatewayOptions options = places.options(null);
        List<String> unreadable = admin == null ? Loading.unreadable(options) : List.of();
        if (!unreadable.isEmpty()) {
            unreadable.forEach(System.err::println);
            return FairleadCommand.PROBLEM;
        }
        try (PluginHost plugins = host(options)) {
            work.on(plugins);
            return 0;
        } catch (PluginRefusedException e) {
            System.err.println("fairlead: " + e.reason());
        } catch (IOException e) {
            System.err.println("fairlead: " + e);
        }
        return FairleadCommand.PROBLEM;
    }

    private ParameterException contradiction(String other) {
        return new ParameterException(
                Objects.requireNonNull(command).commandLine(),
                "found both --admin and " + other
                        + ", expected one of them: the gateway that is asked knows its folder");
    }

    private PluginHost host(GatewayOptions options) throws PluginRefusedException {
        if (offline) {
            return new FolderPlugins(options, "");
        }
        if (admin != null) {
            return named(admin);
        }
        int port = Loading.admin(options).orElse(USUAL_ADMIN).port();
        return RunningPlugins.at(port, Loading.folder(options))
                .orElseGet(() -> new FolderPlugins(options, nobody(port)));
    }

    private static PluginHost named(int port) throws PluginRefusedException {
        return RunningPlugins.at(port)
                .orElseThrow(() -> new PluginRefusedException("--admin: found no gateway at "
                        + RunningPlugins.address(port) + ", expected one that has its port for operators there"));
    }

    private static String nobody(int port) {
        return "; no gateway with this folder answers at " + RunningPlugins.address(port)
                + ", --config or --admin names another";
    }

    /** Where the configuration says that plugins come from; null if it cannot be read. */
    @Nullable PluginsConfig configured() {
        return Loading.configured(places.options(null));
    }
}
