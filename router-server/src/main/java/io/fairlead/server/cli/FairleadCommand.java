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
            SchemaCommand.class,
            RehearseCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Exit codes: 0 done, 1 a problem told on standard error, 2 a wrong command line.",
            "",
            "  fairlead                          serve ./fairlead.yaml, or the archive's own",
            "  fairlead serve --config my.yaml   serve another configuration",
            "  fairlead check my.yaml            say everything that is wrong with one",
            "  fairlead prepare                  note what a start needs, to start faster"
        })
public final class FairleadCommand {
    /** Nothing could be done; standard error says why. */
    static final int PROBLEM = 1;

    FairleadCommand() {}

    /** Runs a command line; gives the exit code. */
    public static int run(String[] args) {
        CommandLine line = new CommandLine(new FairleadCommand());
        line.setUsageHelpAutoWidth(true);
        tellVersion(line);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("fairlead: " + exception);
            return PROBLEM;
        });
        line.setParameterExceptionHandler(Mistakes.before(line.getParameterExceptionHandler()));
        return line.execute(withDefault(args));
    }

    private static void tellVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(() -> new String[] {VersionCommand.text()});
        line.getSubcommands().values().forEach(FairleadCommand::tellVersion);
    }

    /** {@code serve} is meant wherever no command is named: {@code fairlead --config my.yaml} is enough. */
    private static String[] withDefault(String[] args) {
        String first = args.length > 0 ? args[0] : "--";
        if (isHelp(first)) {
            return new String[] {"help"};
        }
        if (first.equals("--version") || first.equals("-V")) {
            return new String[] {"version"};
        }
        if (!first.startsWith("-")) {
            return args;
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
