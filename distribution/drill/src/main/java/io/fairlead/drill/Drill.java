package io.fairlead.drill;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.drill.fault.Outcome;
import io.fairlead.drill.gateway.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The command: plays the faults and prints what became of them. */
public final class Drill {
    private Drill() {}

    /** Runs the drill; exits with 1 when it could not be played, and with 2 when the options are wrong. */
    public static void main(String[] line) throws InterruptedException {
        if (DrillOptions.helpWanted(List.of(line))) {
            System.out.print(DrillOptions.USAGE);
            return;
        }
        try {
            run(DrillOptions.parse(List.of(line)));
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(DrillOptions options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fairlead-drill");
        try {
            List<Outcome> outcomes = Drilling.play(
                    new Archive(options.archive()),
                    options.configuration(),
                    options.bounds(),
                    number -> options.only() == 0 || options.only() == number,
                    folder);
            System.out.print(DrillTable.of(options.configuration(), outcomes));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Drill::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
