package io.fairlead.benchmarks;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.contender.Contender;
import io.fairlead.benchmarks.contender.Contenders;
import io.fairlead.benchmarks.contender.Ground;
import io.fairlead.benchmarks.contender.Start;
import io.fairlead.benchmarks.contender.Upstreams;
import io.fairlead.benchmarks.load.LoadPlan;
import io.fairlead.benchmarks.process.FileLimit;
import io.fairlead.benchmarks.process.ProcessGroup;
import io.fairlead.benchmarks.process.ProcessTree;
import io.fairlead.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One benchmark: starts everything, warms it up, lets the contenders take turns, and hands over what it found. */
final class Benchmark {
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final int SPARE_FILES = 256;

    private final BenchmarkOptions options;
    private final Path home;
    private final Path work;
    private final Consumer<String> progress;

    /**
     * What was found.
     *
     * @param results the measurements
     * @param ready those that took part
     * @param missing why others did not, by name
     * @param upstream the simulator's counters at the end
     * @param generatorShare the most of one processor that the load generator took in a round
     */
    record Found(
            Results results,
            List<Contender> ready,
            Map<String, String> missing,
            Map<String, Long> upstream,
            double generatorShare) {}

    Benchmark(BenchmarkOptions options, Path home, Path work, Consumer<String> progress) {
        this.options = options;
        this.home = home;
        this.work = work;
        this.progress = progress;
    }

    Found run() throws IOException, InterruptedException {
        checkFileLimit();
        try (ProcessGroup group = new ProcessGroup(work)) {
            Optional<TlsKeys> keys = keys();
            SimulatorProcess simulator = SimulatorProcess.start(group, options.upstream(), keys.map(TlsKeys::keys));
            GeneratorProcess generator = GeneratorProcess.start(group);
            Map<String, String> missing = new LinkedHashMap<>();
            List<Contender> ready = start(group, simulator.tree(), upstreams(simulator, keys), missing);
            for (Contender contender : ready) {
                warmUp(generator, contender);
            }
            Rounds rounds = new Rounds(options, generator, simulator, progress);
            rounds.run(ready);
            return new Found(rounds.results(), ready, missing, simulator.counters(), rounds.generatorShare());
        }
    }

    /** A gateway has two sockets for each client, and inherits our limit. */
    private void checkFileLimit() throws IOException {
        int wanted = options.load().connections() * 2 + SPARE_FILES;
        int limit = FileLimit.current();
        if (wanted > limit) {
            throw new UsageException("-c " + options.load().connections() + " needs " + wanted
                    + " open files in each process, and the limit is " + limit + "; raise it (ulimit -n) or lower -c");
        }
    }

    private Optional<TlsKeys> keys() throws IOException, InterruptedException {
        return options.trial() == Trial.TLS ? Optional.of(TlsKeys.make(work)) : Optional.empty();
    }

    private Upstreams upstreams(SimulatorProcess simulator, Optional<TlsKeys> keys) {
        return simulator.upstreams(
                options.trial() == Trial.ROTATION, keys.map(TlsKeys::trust).orElse(work));
    }

    private List<Contender> start(
            ProcessGroup group, ProcessTree simulator, Upstreams upstreams, Map<String, String> missing)
            throws IOException, InterruptedException {
        int bodyBytes = options.load().traffic().bodyBytes();
        Ground ground = new Ground(home, work, upstreams, options.load().connections(), bodyBytes, START_PATIENCE);
        Contenders contenders = new Contenders(ground, group, simulator, options.setup());
        List<Contender> ready = new ArrayList<>();
        for (String name : options.contenders()) {
            switch (contenders.start(name)) {
                case Start.Ready(Contender contender) -> ready.add(contender);
                case Start.Missing(String absent, String reason) -> {
                    missing.put(absent, reason);
                    progress.accept("! " + absent + " is missing: " + reason);
                }
            }
        }
        if (ready.isEmpty()) {
            throw new IOException("nothing is left to be measured: " + missing);
        }
        return ready;
    }

    private void warmUp(GeneratorProcess generator, Contender contender) throws IOException, InterruptedException {
        Duration time = options.rounds().warmUp();
        if (time.isZero()) {
            return;
        }
        progress.accept("warming up " + contender.name() + " for " + time.toSeconds() + " s");
        LoadPlan.Pace pace = new LoadPlan.Pace(options.load().connections(), 0, Duration.ZERO, time);
        generator.run(new LoadPlan(contender.url(), options.load().traffic(), pace), () -> {}, () -> {});
    }
}
