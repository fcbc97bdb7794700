package io.fairlead.benchmarks;

import io.fairlead.benchmarks.load.LoadGenerator;
import io.fairlead.benchmarks.load.LoadPlan;
import io.fairlead.benchmarks.load.LoadReport;
import io.fairlead.benchmarks.process.ManagedProcess;
import io.fairlead.benchmarks.process.ProcessGroup;
import io.fairlead.benchmarks.process.ProcessTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The load generator in its own process, which serves all rounds and so is warm like those it measures. */
final class GeneratorProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String GONE = "gone";

    private final ManagedProcess process;
    private final Writer plans;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private GeneratorProcess(ManagedProcess process) {
        this.process = process;
        this.plans = process.process().outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().name("generator-lines").daemon().start(this::readLines);
    }

    static GeneratorProcess start(ProcessGroup group) throws IOException {
        return new GeneratorProcess(
                group.startReadHere("generator", ChildJvm.command(LoadGenerator.class, List.of("--serve"))));
    }

    ProcessTree tree() {
        return process.tree();
    }

    /** Runs a plan; {@code begin} and {@code end} are called when the measured time begins and ends. */
    LoadReport run(LoadPlan plan, Runnable begin, Runnable end) throws IOException, InterruptedException {
        plans.write(String.join(" ", plan.words()) + "\n");
        plans.flush();
        expect(LoadGenerator.BEGIN, plan.pace().warmUp());
        begin.run();
        expect(LoadGenerator.END, plan.pace().measured());
        end.run();
        return LoadReport.parse(next(Duration.ZERO));
    }

    private void expect(String mark, Duration after) throws IOException, InterruptedException {
        String line = next(after);
        if (!line.equals(mark)) {
            throw new IOException(
                    "the load generator said '" + line + "' instead of '" + mark + "'; " + process.lastWords());
        }
    }

    private String next(Duration after) throws IOException, InterruptedException {
        String line = lines.poll(after.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        if (line == null || line.equals(GONE)) {
            throw new IOException("the load generator does not answer; " + process.lastWords());
        }
        return line;
    }

    private void readLines() {
        try (BufferedReader output = process.process().inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException _) {
            // the process ended
        }
        lines.add(GONE);
    }
}
