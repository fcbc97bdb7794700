package io.fairlead.server.cli;

import io.fairlead.core.plugin.InstalledPlugin;
import io.fairlead.core.plugin.PluginProblem;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.Version;
import io.fairlead.server.http.AdminJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands about plugins. */
@Command(
        mixinStandardHelpOptions = true,
        name = "plugin",
        description = "Commands about plugins.",
        subcommands = {PluginCommand.ListCommand.class, DescribePluginCommand.class, NewPluginCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class PluginCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.err.println("found no command, expected one: fairlead plugin list, describe, new");
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

        @Option(names = "--json", description = "Prints one JSON object: plugins and problems.")
        private boolean json;

        @Override
        public Integer call() {
            try (PluginRuntime plugins = Loading.plugins(places.options(null), Version.current())) {
                if (json) {
                    System.out.println(AdminJson.write(Listed.of(plugins)));
                    return plugins.problems().isEmpty() ? 0 : FairleadCommand.PROBLEM;
                }
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

        /** What {@code --json} prints. */
        public record Listed(List<Row> plugins, List<PluginProblem> problems) {
            /** One plugin. */
            public record Row(String id, String version, String provider, String file, List<String> extensions) {}

            static Listed of(PluginRuntime plugins) {
                return new Listed(
                        plugins.plugins().stream().map(Listed::row).toList(), List.copyOf(plugins.problems()));
            }

            private static Row row(InstalledPlugin plugin) {
                return new Row(
                        plugin.id(),
                        plugin.version(),
                        plugin.provider(),
                        plugin.file().toString(),
                        plugin.extensions());
            }
        }
    }
}
