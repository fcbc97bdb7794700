package io.fairlead.drill;

import io.fairlead.benchmarks.command.Arguments;
import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.drill.fault.Bounds;
import io.fairlead.drill.fault.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the user asked for.
 *
 * @param configuration of the gateway
 * @param only the number of the one fault to play, or 0 for all
 * @param bounds how long things may take
 * @param archive the unpacked archive
 */
record DrillOptions(Configuration configuration, int only, Bounds bounds, Path archive) {
    static final String USAGE = """
            run [options]                     plays sixteen faults of an upstream to the gateway

              --config default|best   how the gateway is set up (default)
              --only N                one fault, by its number (all)
              --short                 short time bounds and a short flapping: seconds in place of two minutes
              --archive FOLDER        an unpacked archive with bin/fairlead (the one that the build made)
            """;
    private static final Set<String> VALUED = Set.of("--config", "--only", "--archive");
    private static final Set<String> SWITCHES = Set.of("--short", "--help", "-h");

    static boolean helpWanted(List<String> line) {
        return line.contains("--help") || line.contains("-h");
    }

    static DrillOptions parse(List<String> line) {
        Arguments arguments = Arguments.parse(line, VALUED, SWITCHES);
        if (!arguments.rest().isEmpty()) {
            throw new UsageException(
                    "found " + arguments.rest().getFirst() + ", expected options only; --help lists them");
        }
        return new DrillOptions(
                Configuration.named(arguments.text("--config", "default")),
                arguments.number("--only", 0, 0),
                arguments.has("--short") ? Bounds.SHORT : Bounds.FULL,
                Path.of(arguments.text("--archive", "target")).toAbsolutePath());
    }
}
