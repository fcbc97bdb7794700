package io.fairlead.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands for programs of this module in processes of their own, small and with a collector that needs no threads. */
final class ChildJvm {
    private ChildJvm() {}

    static ProcessBuilder command(Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xms64m",
                "-Xmx1g",
                "-cp",
                classPath(),
                program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Absolute, since the child has another working directory. */
    private static String classPath() {
        return Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
    }
}
