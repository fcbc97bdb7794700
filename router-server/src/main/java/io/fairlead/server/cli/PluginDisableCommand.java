package io.fairlead.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a plugin out of use, until it is enabled. */
@Command(
        mixinStandardHelpOptions = true,
        name = "disable",
        description = "Takes a plugin out of use, until it is enabled.")
final class PluginDisableCommand implements Callable<Integer> {
    @Mixin
    private PluginPlace place = new PluginPlace();

    @Parameters(paramLabel = "ID", description = "The plugin's id, as fairlead plugin list shows it.")
    private String id = "";

    @Override
    public Integer call() {
        return place.run(plugins -> {
            plugins.enable(id, false);
            System.out.println("disabled " + id + " in " + plugins);
        });
    }
}
