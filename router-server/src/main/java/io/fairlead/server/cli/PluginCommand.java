package io.fairlead.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Commands about plugins. */
@Command(
        mixinStandardHelpOptions = true,
        name = "plugin",
        description = "Commands about plugins. Changes reach a gateway that runs on this machine at once.",
        subcommands = {
            PluginListCommand.class,
            DescribePluginCommand.class,
            NewPluginCommand.class,
            PluginInstallCommand.class,
            PluginRemoveCommand.class,
            PluginEnableCommand.class,
            PluginDisableCommand.class,
            PluginVerifyCommand.class,
            PluginSignCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class PluginCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.err.println("found no command, expected one such as: fairlead plugin list");
        return 2;
    }
}
