package io.fairlead.benchmarks;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.report.ResultChart;
import io.fairlead.benchmarks.report.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command: compares gateways on this machine, side by side, and prints a table. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs the benchmark; exits with 1 when it failed and with 2 when the options are wrong. */
    public static void main(String[] line) throws InterruptedException {
        if (BenchmarkCommand.helpWanted(List.of(line))) {
            System.out.print(BenchmarkCommand.USAGE);
            return;
        }
        try {
            run(BenchmarkCommand.parse(List.of(line)));
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(BenchmarkCommand command) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("fairlead.benchmarks.home", ".")).toAbsolutePath();
        Path work = Files.createTempDirectory("fairlead-benchmarks");
        boolean keep = command.output().keep();
        try {
            Map<String, Object> figures = new LinkedHashMap<>();
            List<ResultChart.Panel> panels = new ArrayList<>();
            for (BenchmarkOptions options : command.benchmarks()) {
                BenchmarkReport report = run(options, home, work);
                figures.put(options.trial().key(), report.members());
                panels.add(report.panel());
                write(command.output(), figures, panels);
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

    private static BenchmarkReport run(BenchmarkOptions options, Path home, Path work)
            throws IOException, InterruptedException {
        BenchmarkReport.Machine machine = BenchmarkReport.Machine.now();
        Path folder = Files.createDirectory(work.resolve(options.trial().key()));
        Benchmark benchmark = new Benchmark(options, home, folder, line -> System.err.println("# " + line));
        BenchmarkReport report = new BenchmarkReport(options, machine, benchmark.run());
        System.out.println(report.text() + "\n");
        return report;
    }

    /** After each benchmark, so that a failure of the next one leaves what was found. */
    private static void write(
            BenchmarkCommand.Output output, Map<String, Object> figures, List<ResultChart.Panel> panels)
            throws IOException {
        if (output.json().isPresent()) {
            Files.writeString(output.json().get(), ResultJson.text(Map.of("figures", figures)));
        }
        if (output.chart().isPresent()) {
            Files.writeString(output.chart().get(), ResultChart.svg(panels));
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
