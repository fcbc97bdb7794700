package io.fairlead.server.cli;

import io.fairlead.core.plugin.InstalledPlugin;
import io.fairlead.core.plugin.PluginProblem;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands about plugins. */
@Command(
        mixinStandardHelpOptions = true,
        name = "plugin",
        description = "Commands about plugins.",
        subcommands = PluginCommand.ListCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class PluginCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.err.println("found no command, expected one: fairlead plugin list");
        return 2;
    }

    /** Lists plugins. */
    @Command(
            mixinStandardHelpOptions = true,
            name = "list",
            description = "Lists the plugins of the folder, what they bring, and what is wrong with any.")
    static final class ListCommand implements Callable<Integer> {
        @Mixin
        private Places places = new Places();

        @Override
        public Integer call() {
            try (PluginRuntime plugins = Loading.plugins(places.options(null), Version.current())) {
                for (InstalledPlugin plugin : plugins.plugins()) {
                    System.out.println(plugin.id() + " " + plugin.version() + " (" + plugin.provider() + ")");
                    plugin.extensions().forEach(extension -> System.out.println("  " + extension));
                }
                for (PluginProblem problem : plugins.problems()) {
                    System.err.println("problem: " + problem);
                }
                return plugins.problems().isEmpty() ? 0 : FairleadCommand.PROBLEM;
            }
        }
    }
}
