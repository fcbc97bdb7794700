package io.fairlead.benchmarks;

import io.fairlead.benchmarks.contender.Upstreams;
import io.fairlead.benchmarks.process.ManagedProcess;
import io.fairlead.benchmarks.process.ProcessGroup;
import io.fairlead.benchmarks.process.ProcessTree;
import io.fairlead.benchmarks.simulator.UpstreamSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulator in its own process, seen from here. It ends with its standard input, so at the latest with us. */
final class SimulatorProcess {
    private static final Pattern PORT = Pattern.compile("port (\\d+) refusing (\\d+)(?: tls (\\d+))?");
    private static final Pattern COUNTER = Pattern.compile("\"(\\w+)\":(\\d+)");
    private static final String CHAT = "/v1/chat/completions";
    private static final int STATS_MILLIS = 5000;

    private final ManagedProcess process;
    private final URI root;
    private final URI refusing;
    private final Optional<URI> secure;

    private SimulatorProcess(ManagedProcess process, Matcher ports) {
        this.process = process;
        this.root = URI.create("http://127.0.0.1:" + ports.group(1));
        this.refusing = URI.create("http://127.0.0.1:" + ports.group(2));
        this.secure = Optional.ofNullable(ports.group(3)).map(port -> URI.create("https://127.0.0.1:" + port));
    }

    /** Starts it; with keys it speaks TLS, too. */
    static SimulatorProcess start(ProcessGroup group, BenchmarkOptions.Upstream options, Optional<Path> keys)
            throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--port", Integer.toString(options.port()), "--default-model", options.model()));
        keys.ifPresent(store -> arguments.addAll(List.of("--keys", store.toString())));
        ManagedProcess process = group.startReadHere("simulator", ChildJvm.command(UpstreamSimulator.class, arguments));
        String line = process.process().inputReader(StandardCharsets.UTF_8).readLine();
        Matcher matcher = PORT.matcher(line == null ? "" : line);
        if (!matcher.matches()) {
            throw new IOException("the simulator did not start; " + process.lastWords());
        }
        return new SimulatorProcess(process, matcher);
    }

    /** Where it serves, over TLS if it has keys. */
    Upstreams upstreams(boolean leading, Path trust) {
        return new Upstreams(secure.orElse(root).resolve(CHAT), refusing.resolve(CHAT), leading, trust);
    }

    ProcessTree tree() {
        return process.tree();
    }

    /** What it has seen so far, by name. */
    Map<String, Long> counters() throws IOException {
        return counters("/stats");
    }

    /** How callers went on after refusals since the last call. */
    Map<String, Long> rotations() throws IOException {
        return counters("/rotations");
    }

    private Map<String, Long> counters(String path) throws IOException {
        var connection = root.resolve(path).toURL().openConnection();
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
