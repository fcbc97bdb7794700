package io.fairlead.server.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program's name and its commands. Without a command it serves. */
@Command(
        name = "fairlead",
        description = "An LLM gateway: one endpoint in front of many model providers.",
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
    private static final String HELP = "help";

    /** Nothing could be done; standard error says why. */
    static final int PROBLEM = 1;

    FairleadCommand() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("serve", ServeCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("models", ModelsCommand.class);
        commands.put("plugin", PluginCommand.class);
        commands.put("schema", SchemaCommand.class);
        commands.put("rehearse", RehearseCommand.class);
        commands.put("version", VersionCommand.class);
        commands.put(HELP, HelpCommand.class);
        return commands;
    }

    /** Runs a command line; gives the exit code. */
    public static int run(String[] args) {
        String[] words = withDefault(args);
        Places plain = PlainServe.places(words);
        return plain == null ? parsed(words) : served(plain);
    }

    private static int served(Places places) {
        try {
            return new ServeCommand(places).call();
        } catch (InterruptedException | RuntimeException e) {
            return failed(new PrintWriter(System.err, true, System.err.charset()), e);
        }
    }

    private static int failed(PrintWriter err, Exception exception) {
        err.println("fairlead: " + exception);
        return PROBLEM;
    }

    private static int parsed(String[] words) {
        CommandLine line = knowing(words[0]);
        line.setUsageHelpAutoWidth(true);
        tellVersion(line);
        line.setExecutionExceptionHandler((exception, command, _) -> failed(command.getErr(), exception));
        line.setParameterExceptionHandler(Mistakes.before(line.getParameterExceptionHandler()));
        return line.execute(words);
    }

    /** Knows the command that is named, or all if none is: to look at each of them takes a fifth of a start. */
    private static CommandLine knowing(String command) {
        CommandLine line = new CommandLine(new FairleadCommand());
        Map<String, Class<?>> commands = commands();
        boolean one = commands.containsKey(command) && !command.equals(HELP);
        commands.forEach((name, type) -> {
            if (!one || name.equals(command)) {
                line.addSubcommand(name, type);
            }
        });
        return line;
    }

    private static void tellVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(() -> new String[] {VersionCommand.text()});
        line.getSubcommands().values().forEach(FairleadCommand::tellVersion);
    }

    /** {@code serve} is meant wherever no command is named: {@code fairlead --config my.yaml} is enough. */
    private static String[] withDefault(String[] args) {
        String first = args.length > 0 ? args[0] : "--";
        if (isHelp(first)) {
            return new String[] {HELP};
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
