package io.fairlead.benchmarks;

import io.fairlead.benchmarks.process.ManagedProcess;
import io.fairlead.benchmarks.process.ProcessGroup;
import io.fairlead.benchmarks.process.ProcessTree;
import io.fairlead.benchmarks.simulator.UpstreamSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulator in its own process, seen from here. It ends with its standard input, so at the latest with us. */
final class SimulatorProcess {
    private static final Pattern PORT = Pattern.compile("port (\\d+)");
    private static final Pattern COUNTER = Pattern.compile("\"(\\w+)\":(\\d+)");
    private static final int STATS_MILLIS = 5000;

    private final ManagedProcess process;
    private final URI root;

    private SimulatorProcess(ManagedProcess process, URI root) {
        this.process = process;
        this.root = root;
    }

    static SimulatorProcess start(ProcessGroup group, BenchmarkOptions.Upstream options) throws IOException {
        List<String> arguments =
                List.of("--port", Integer.toString(options.port()), "--default-model", options.model());
        ManagedProcess process = group.startReadHere("simulator", ChildJvm.command(UpstreamSimulator.class, arguments));
        String line = process.process().inputReader(StandardCharsets.UTF_8).readLine();
        Matcher matcher = PORT.matcher(line == null ? "" : line);
        if (!matcher.matches()) {
            throw new IOException("the simulator did not start; " + process.lastWords());
        }
        return new SimulatorProcess(process, URI.create("http://127.0.0.1:" + matcher.group(1)));
    }

    URI chat() {
        return root.resolve("/v1/chat/completions");
    }

    ProcessTree tree() {
        return process.tree();
    }

    /** What it has seen so far, by name. */
    Map<String, Long> counters() throws IOException {
        var connection = root.resolve("/stats").toURL().openConnection();
        connection.setConnectTimeout(STATS_MILLIS);
        connection.setReadTimeout(STATS_MILLIS);
        try (InputStream body = connection.getInputStream()) {
            Map<String, Long> counters = new LinkedHashMap<>();
            Matcher matcher = COUNTER.matcher(new String(body.readAllBytes(), StandardCharsets.US_ASCII));
            while (matcher.find()) {
                counters.put(matcher.group(1), Long.valueOf(matcher.group(2)));
            }
            return counters;
        }
    }

    long streamsOpen() throws IOException {
        return counters().getOrDefault("streams_open", 0L);
    }
}
