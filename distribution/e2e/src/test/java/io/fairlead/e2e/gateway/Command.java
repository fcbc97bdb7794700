package io.fairlead.e2e.gateway;

import io.fairlead.e2e.Archive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command line of the archive's program, with the environment that it sees. */
public final class Command {
    private final List<String> line = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Path folder;

    private Command(Path program, Path folder) {
        this.folder = folder;
        line.add(program.toString());
        environment.put("FAIRLEAD_JDK", System.getProperty("java.home"));
        environment.put(
                "FAIRLEAD_JAVA_OPTS", "-XX:TieredStopAtLevel=1"); // none lives long enough for the second compiler
        environment.put("FAIRLEAD_DATA", folder.resolve("data").toString());
    }

    /** A command that is run in a folder. */
    public static Command in(Path folder, String... arguments) {
        return new Command(Archive.command(), folder).with(arguments);
    }

    /** A command of another archive's program. */
    public static Command of(Path program, Path folder) {
        return new Command(program, folder);
    }

    /** More arguments. */
    public Command with(String... arguments) {
        line.addAll(List.of(arguments));
        return this;
    }

    /** A variable of the environment. */
    public Command variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * What came of a command.
     *
     * @param exit code
     * @param out standard output
     * @param err standard error
     */
    public record Result(int exit, String out, String err) {}

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FAIRLEAD_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs it to its end. */
    public Result run() throws IOException, InterruptedException {
        Process process = start();
        process.getOutputStream().close();
        Console out = new Console("stdout", process.getInputStream());
        Console err = new Console("stderr", process.getErrorStream());
        try {
            if (!process.waitFor(Await.LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + line + "\n" + out.text() + err.text());
            }
            Result result = new Result(process.exitValue(), out.whole(), err.whole());
            Planted.isNotIn("standard output", result.out());
            Planted.isNotIn("standard error", result.err());
            return result;
        } finally {
            process.destroyForcibly();
        }
    }
}
