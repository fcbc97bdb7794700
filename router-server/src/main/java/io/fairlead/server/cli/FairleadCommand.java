package io.fairlead.server.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program's name and its commands. Without a command it serves. */
@Command(
        name = "fairlead",
        description = "An LLM gateway: one endpoint in front of many model providers.",
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            ModelsCommand.class,
            PluginCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Exit codes: 0 done, 1 a problem that is told on standard error, 2 a wrong command line.",
            "",
            "  fairlead                          serve conf/fairlead.yaml of the archive, or ./fairlead.yaml",
            "  fairlead serve --config my.yaml   serve another configuration",
            "  fairlead check my.yaml            say everything that is wrong with one"
        })
public final class FairleadCommand {
    /** Nothing could be done; standard error says why. */
    static final int PROBLEM = 1;

    FairleadCommand() {}

    /** Runs a command line; gives the exit code. */
    public static int run(String[] args) {
        CommandLine line = new CommandLine(new FairleadCommand());
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("fairlead: " + exception);
            return PROBLEM;
        });
        return line.execute(withDefault(args, line));
    }

    /** {@code serve} is meant wherever no command is named: {@code fairlead --config my.yaml} is enough. */
    private static String[] withDefault(String[] args, CommandLine line) {
        boolean named = args.length > 0 && (line.getSubcommands().containsKey(args[0]) || isHelp(args[0]));
        if (named) {
            return isHelp(args[0]) ? new String[] {"help"} : args;
        }
        String[] serving = new String[args.length + 1];
        serving[0] = "serve";
        System.arraycopy(args, 0, serving, 1, args.length);
        return serving;
    }

    private static boolean isHelp(String argument) {
        return argument.equals("--help") || argument.equals("-h");
    }
}
