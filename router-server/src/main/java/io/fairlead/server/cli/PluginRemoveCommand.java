package io.fairlead.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a plugin out of use and deletes its jar. */
@Command(
        mixinStandardHelpOptions = true,
        name = "remove",
        description = "Takes a plugin out of use and deletes its jar.")
final class PluginRemoveCommand implements Callable<Integer> {
    @Mixin
    private PluginPlace place = new PluginPlace();

    @Parameters(paramLabel = "ID", description = "The plugin's id, as fairlead plugin list shows it.")
    private String id = "";

    @Override
    public Integer call() {
        return place.run(plugins -> {
            plugins.remove(id);
            System.out.println("removed " + id + " in " + plugins);
        });
    }
}
