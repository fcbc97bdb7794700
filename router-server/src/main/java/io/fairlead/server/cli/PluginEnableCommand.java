package io.fairlead.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a disabled plugin into use. */
@Command(mixinStandardHelpOptions = true, name = "enable", description = "Takes a disabled plugin into use.")
final class PluginEnableCommand implements Callable<Integer> {
    @Mixin
    private PluginPlace place = new PluginPlace();

    @Parameters(paramLabel = "ID", description = "The plugin's id, as fairlead plugin list shows it.")
    private String id = "";

    @Override
    public Integer call() {
        return place.run(plugins -> {
            plugins.enable(id, true);
            System.out.println("enabled " + id + " in " + plugins);
        });
    }
}
