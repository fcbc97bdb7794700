package io.fairlead.server.cli;

import io.fairlead.core.plugin.PluginProblem;
import io.fairlead.server.http.AdminJson;
import io.fairlead.server.http.PluginPages.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists plugins. */
@Command(
        mixinStandardHelpOptions = true,
        name = "list",
        description =
                "Lists plugins, what they bring, how often they failed and were called, and what is wrong with any.")
final class PluginListCommand implements Callable<Integer> {
    @Mixin
    private PluginPlace place = new PluginPlace();

    @Option(names = "--json", description = "Prints one JSON object: folder, plugins and problems.")
    private boolean json;

    private boolean healthy;

    @Override
    public Integer call() {
        int code = place.run(plugins -> show(plugins.list()));
        return code == 0 && !healthy ? FairleadCommand.PROBLEM : code;
    }

    private void show(Listing listing) {
        healthy = listing.problems().isEmpty();
        if (json) {
            System.out.println(AdminJson.write(listing));
            return;
        }
        listing.plugins().forEach(PluginListCommand::show);
        for (PluginProblem problem : listing.problems()) {
            System.err.println("problem: " + problem);
        }
    }

    private static void show(Listing.Row plugin) {
        StringBuilder line = new StringBuilder(plugin.id() + " " + plugin.version() + " (" + plugin.provider() + ")");
        if (plugin.state().equals(Listing.DISABLED)) {
            line.append(" disabled");
        }
        if (plugin.failures() > 0) {
            line.append(" failures=").append(plugin.failures());
        }
        if (plugin.calls() > 0) {
            line.append(" calls=")
                    .append(plugin.calls())
                    .append(" mean=")
                    .append(plugin.meanMicros())
                    .append("us");
        }
        System.out.println(line);
        plugin.extensions().forEach(extension -> System.out.println("  " + extension));
    }
}
