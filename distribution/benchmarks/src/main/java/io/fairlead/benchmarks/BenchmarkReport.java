package io.fairlead.benchmarks;

import io.fairlead.benchmarks.contender.Contender;
import io.fairlead.benchmarks.contender.Contenders;
import io.fairlead.benchmarks.contender.StartUp;
import io.fairlead.benchmarks.process.ProcessTree;
import io.fairlead.benchmarks.report.Figure;
import io.fairlead.benchmarks.report.ResultChart;
import io.fairlead.benchmarks.report.ResultJson;
import io.fairlead.benchmarks.report.ResultTable;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells what a benchmark found, for people and for programs. */
final class BenchmarkReport {
    private static final double BUSY = 0.9;
    private static final double KIBIBYTE = 1024;
    private static final double MEBIBYTE = KIBIBYTE * KIBIBYTE;

    private final BenchmarkOptions options;
    private final Machine machine;
    private final Benchmark.Found found;
    private final List<Figure> figures;

    /**
     * Where and when the benchmark ran.
     *
     * @param started when it began
     * @param loadAverage what the machine was busy with before
     */
    record Machine(Instant started, double loadAverage) {
        static Machine now() {
            return new Machine(
                    Instant.now(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    BenchmarkReport(BenchmarkOptions options, Machine machine, Benchmark.Found found) {
        this.options = options;
        this.machine = machine;
        this.found = found;
        this.figures = options.trial().figures(streams());
    }

    private boolean streams() {
        return options.load().traffic().stream();
    }

    /** The tables, with the conditions before them and warnings after them. */
    String text() {
        ResultTable table = new ResultTable(found.results(), figures);
        List<String> names = found.results().contenders();
        List<String> parts = new ArrayList<>();
        parts.add(conditions());
        for (Contender contender : found.ready()) {
            contender.start().ifPresent(startUp -> parts.add(started(contender, startUp)));
        }
        parts.add("\n" + table.figures());
        if (names.size() > 1 && names.contains(options.trial().yardstick())) {
            parts.add("\n" + table.ratios(options.trial().yardstick()));
        }
        if (names.size() > 1 && names.contains(Contenders.DIRECT)) {
            parts.add("\n" + table.differences(Contenders.DIRECT, latencies()));
        }
        warnings().forEach(warning -> parts.add("\n! " + warning));
        return String.join("\n", parts);
    }

    private List<Figure> latencies() {
        return streams()
                ? List.of(Figure.CHUNK_P50, Figure.CHUNK_P99, Figure.FIRST_CHUNK_P50)
                : List.of(Figure.P50, Figure.P99);
    }

    private String conditions() {
        BenchmarkOptions.Load load = options.load();
        return String.format(
                Locale.ROOT,
                "%s: %s, %s, %d connections, %d-byte bodies, model %s, %d rounds of %.1f s; %d processors, load %.1f before",
                options.trial().key(),
                streams() ? "event streams" : "plain answers",
                load.rate() > 0 ? load.rate() + " arrivals/s" : "closed loop",
                load.connections(),
                load.traffic().bodyBytes(),
                options.upstream().model(),
                options.rounds().counted(),
                options.rounds().measured().toMillis() / 1e3,
                Runtime.getRuntime().availableProcessors(),
                machine.loadAverage());
    }

    private String started(Contender contender, StartUp startUp) {
        String line = String.format(
                Locale.ROOT,
                "%s: first answer %d ms after its start, %.1f MB then",
                contender.name(),
                startUp.toFirstAnswer().toMillis(),
                startUp.idleBytes() / MEBIBYTE);
        return perStream(contender, startUp)
                .map(bytes -> line + String.format(Locale.ROOT, ", %.1f KB more for each stream", bytes / KIBIBYTE))
                .orElse(line);
    }

    private Map<String, Object> members(Contender contender, StartUp startUp) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("first_answer_ms", startUp.toFirstAnswer().toMillis());
        members.put("idle_rss_mb", startUp.idleBytes() / MEBIBYTE);
        perStream(contender, startUp).ifPresent(bytes -> members.put("kb_per_stream", bytes / KIBIBYTE));
        return members;
    }

    /** Memory above that of the idle contender, in bytes for each stream. */
    private Optional<Double> perStream(Contender contender, StartUp startUp) {
        if (!streams()) {
            return Optional.empty();
        }
        return found.results()
                .spread(contender.name(), Figure.RESIDENT)
                .map(resident -> (resident.median() * MEBIBYTE - startUp.idleBytes())
                        / options.load().connections());
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        found.missing().forEach((name, reason) -> warnings.add(name + " is missing: " + reason));
        for (String name : found.results().contenders()) {
            long failures = found.results().rounds(name).stream()
                    .mapToLong(round -> round.load().refused() + round.load().errors())
                    .sum();
            if (failures > 0) {
                warnings.add(name + " failed " + failures + " times: its figures are not those of good answers");
            }
        }
        if (!ProcessTree.measurable()) {
            warnings.add("CPU and memory are measured on Linux only");
        }
        found.ready().stream()
                .filter(contender -> contender.tree().isEmpty())
                .forEach(contender -> warnings.add("the processes of " + contender.name()
                        + " cannot be seen from here, so neither can their CPU and memory"));
        if (found.generatorShare() > BUSY) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the load generator took up to %.0f %% of a processor: rates and latencies may be its own limit, CPU"
                            + " per answer is not",
                    found.generatorShare() * 100));
        }
        return warnings;
    }

    /** What a chart shows of it. */
    ResultChart.Panel panel() {
        Trial trial = options.trial();
        return new ResultChart.Panel(trial.key(), trial.chief(streams()), found.results(), trial.yardstick());
    }

    /** The same as members of a JSON document, with every round. */
    Map<String, Object> members() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("started", machine.started().toString());
        facts.put("conditions", conditions());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", Runtime.version().toString());
        facts.put("generator_cpu_share", found.generatorShare());
        facts.put("simulator", found.upstream());
        facts.put("missing", found.missing());
        Map<String, Object> starts = new LinkedHashMap<>();
        for (Contender contender : found.ready()) {
            contender.start().ifPresent(startUp -> starts.put(contender.name(), members(contender, startUp)));
        }
        facts.put("start_up", starts);
        return new ResultJson(found.results(), figures)
                .members(facts, options.trial().yardstick());
    }
}
