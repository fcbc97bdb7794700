package io.fairlead.benchmarks;

import io.fairlead.benchmarks.contender.Contender;
import io.fairlead.benchmarks.load.LoadPlan;
import io.fairlead.benchmarks.load.LoadReport;
import io.fairlead.benchmarks.process.ProcessTree;
import io.fairlead.benchmarks.process.ProcessUse;
import io.fairlead.benchmarks.report.Measurement;
import io.fairlead.benchmarks.report.Results;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The rounds of a benchmark: in each, all contenders take a turn, so that a change of the machine's mood hits all. */
final class Rounds {
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration SETTLE = Duration.ofMillis(500);
    private static final Duration STREAMS_SETTLE = Duration.ofSeconds(2);
    private static final Duration STREAMS_END = Duration.ofSeconds(3);
    private static final int OPENS_PER_SECOND = 20_000;

    private final BenchmarkOptions options;
    private final GeneratorProcess generator;
    private final SimulatorProcess simulator;
    private final Consumer<String> progress;
    private final Results results = new Results();
    private final Map<String, Long> idleHeaps = new HashMap<>();
    private double generatorShare;

    Rounds(
            BenchmarkOptions options,
            GeneratorProcess generator,
            SimulatorProcess simulator,
            Consumer<String> progress) {
        this.options = options;
        this.generator = generator;
        this.simulator = simulator;
        this.progress = progress;
    }

    Results results() {
        return results;
    }

    /** The most of one processor that the load generator took in a turn. */
    double generatorShare() {
        return generatorShare;
    }

    void run(List<Contender> contenders) throws IOException, InterruptedException {
        int dropped = options.rounds().dropped();
        for (int round = 1; round <= dropped + options.rounds().counted(); round++) {
            progress.accept(round <= dropped ? "a round that does not count" : "round " + (round - dropped));
            for (Contender contender : contenders) {
                Thread.sleep(BETWEEN);
                Measurement measured = measure(contender);
                if (round > dropped) {
                    results.add(contender.name(), measured);
                }
            }
        }
    }

    private Measurement measure(Contender contender) throws IOException, InterruptedException {
        Inspector inspector = Inspector.of(options, contender, simulator, idleHeaps);
        Sampler ofContender = new Sampler(() -> contender.tree().flatMap(ProcessTree::use));
        Sampler ofGenerator = new Sampler(generator.tree()::use);
        LoadReport report = generator.run(
                plan(contender),
                () -> {
                    inspector.begin();
                    ofContender.begin();
                    ofGenerator.begin();
                },
                () -> {
                    ofContender.end();
                    ofGenerator.end();
                });
        Duration busy = ofGenerator.used().map(ProcessUse::cpu).orElse(Duration.ZERO);
        double share = (double) busy.toNanos() / options.rounds().measured().toNanos();
        generatorShare = Math.max(generatorShare, share);
        return new Measurement(report, ofContender.used(), streamsLeft(), inspector.end());
    }

    /** A turn begins unmeasured: connections open, and streams spread out. */
    private LoadPlan plan(Contender contender) {
        BenchmarkOptions.Load load = options.load();
        Duration opening = Duration.ofMillis(1000L * load.connections() / OPENS_PER_SECOND);
        Duration settle = load.traffic().stream() ? STREAMS_SETTLE : SETTLE;
        LoadPlan.Pace pace = new LoadPlan.Pace(
                load.connections(),
                load.rate(),
                opening.plus(settle),
                options.rounds().measured());
        return new LoadPlan(contender.url(), load.traffic(), pace);
    }

    /** The clients have gone: a gateway that does not tell the upstream leaves its streams open. */
    private long streamsLeft() throws IOException, InterruptedException {
        long until = System.nanoTime() + STREAMS_END.toNanos();
        long left = simulator.streamsOpen();
        while (left > 0 && System.nanoTime() < until) {
            Thread.sleep(BETWEEN);
            left = simulator.streamsOpen();
        }
        return left;
    }
}
