package io.fairlead.benchmarks;

import io.fairlead.benchmarks.command.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The command: compares gateways on this machine, side by side, and prints a table. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs the benchmark; exits with 1 when it failed and with 2 when the options are wrong. */
    public static void main(String[] line) throws InterruptedException {
        if (BenchmarkOptions.helpWanted(List.of(line))) {
            System.out.print(BenchmarkOptions.USAGE);
            return;
        }
        try {
            run(BenchmarkOptions.parse(List.of(line)));
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(BenchmarkOptions options) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("fairlead.benchmarks.home", ".")).toAbsolutePath();
        Path work = Files.createTempDirectory("fairlead-benchmarks");
        boolean keep = options.output().keep();
        try {
            BenchmarkReport.Machine machine = BenchmarkReport.Machine.now();
            Benchmark benchmark = new Benchmark(options, home, work, line -> System.err.println("# " + line));
            BenchmarkReport report = new BenchmarkReport(options, machine, benchmark.run());
            System.out.println(report.text());
            if (options.output().json().isPresent()) {
                Files.writeString(options.output().json().get(), report.json());
            }
        } catch (IOException failure) {
            keep = true;
            throw failure;
        } finally {
            if (keep) {
                System.err.println("# configurations and logs are in " + work);
            } else {
                delete(work);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Benchmarks::deleteOne);
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
