package io.fairlead.server.cli;

import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.Version;
import io.fairlead.server.http.AdminJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a plugin is and which settings its extensions take. */
@Command(
        mixinStandardHelpOptions = true,
        name = "describe",
        description = "Tells what a plugin is, what it brings, and which settings that takes.")
final class DescribePluginCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "NAME", description = "A plugin such as anthropic, or one extension: provider.anthropic.")
    private String name = "";

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(names = "--markdown", description = "Prints a page of documentation.")
    private boolean markdown;

    @Override
    public Integer call() {
        try (PluginRuntime plugins = Loading.plugins(places.options(null), Version.current())) {
            Optional<PluginDescription> found = PluginDescription.find(plugins, name);
            if (found.isEmpty()) {
                System.err.println("found no plugin and no extension '" + name + "', expected one of "
                        + String.join(", ", PluginDescription.names(plugins)));
                plugins.problems().forEach(problem -> System.err.println("problem: " + problem));
                return FairleadCommand.PROBLEM;
            }
            System.out.println(text(found.get()));
            return 0;
        }
    }

    private String text(PluginDescription description) {
        if (json) {
            return AdminJson.write(description.tree());
        }
        List<String> lines = markdown ? PluginPage.of(description) : PluginTables.of(description);
        return String.join("\n", lines);
    }
}
