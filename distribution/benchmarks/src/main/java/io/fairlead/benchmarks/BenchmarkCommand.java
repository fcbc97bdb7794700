package io.fairlead.benchmarks;

import io.fairlead.benchmarks.command.Arguments;
import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.contender.Contenders;
import io.fairlead.benchmarks.load.LoadPlan;
import io.fairlead.benchmarks.simulator.ModelScript;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the user asked for.
 *
 * @param benchmarks one after the other
 * @param output where results and logs go
 */
record BenchmarkCommand(List<BenchmarkOptions> benchmarks, Output output) {
    static final String USAGE = """
            run [options] [contender ...]       contenders: direct nginx fairlead (the default) and peers' names

              --figures LIST    some of cpu2k,cpu40k,open3000,chunks,tls,heap,rotation,translation,
                                translation-chunks, each with its own load; -c changes it, for open3000 --rate, for chunks --model, for tls --body (cpu2k, with all options)
              -c N              connections (64)
              -T SECONDS        measured time of a round (4)
              -n, --rounds N    rounds that count (5)
              --drop N          rounds before them that do not (1)
              --warm SECONDS    warm-up of each contender before the rounds (10)
              --body BYTES      length of a request's body (2048)
              --rate N          open loop: arrivals per second; without it a closed loop
              --stream          event streams; then -c is the number of streams
              --model NAME      what the upstream does: sim-n100-d50-s16-l200 is 100 chunks, 50 ms apart, of 16 bytes,
                                200 ms before the reply (sim)
              --scenario NAME   Fairlead's configuration, conf/NAME.yaml (full-flow)
              --archive FOLDER  an unpacked archive with bin/fairlead (the one that the build made)
              --peer NAME=URL[,PID]  a gateway that runs already and serves the models fast, smart and cheap from the simulator
              --simulator-port N  port of the simulator (free; 9400 with --peer)
              --json FILE       write the results there, too
              --chart FILE      draw them there, as SVG
              --keep            keep generated configurations and logs
            """;
    private static final Set<String> VALUED = Set.of(
            "-c",
            "-T",
            "-n",
            "--rounds",
            "--figures",
            "--chart",
            "--drop",
            "--warm",
            "--body",
            "--rate",
            "--model",
            "--scenario",
            "--archive",
            "--peer",
            "--simulator-port",
            "--json");
    private static final Set<String> SWITCHES = Set.of("--stream", "--keep", "--help", "-h");
    private static final List<String> ROUTES = List.of("fast", "smart", "cheap");
    private static final int PORT_FOR_PEERS = 9400;

    private static final Pattern PEER = Pattern.compile("([^=]+)=(http://[^,]+)(?:,(\\d{1,9}))?");

    /**
     * Where results and logs go.
     *
     * @param json the file for the JSON document
     * @param chart the file for the chart
     * @param keep whether the work folder stays
     */
    record Output(Optional<Path> json, Optional<Path> chart, boolean keep) {}

    /** Copies the benchmarks. */
    BenchmarkCommand {
        benchmarks = List.copyOf(benchmarks);
    }

    static boolean helpWanted(List<String> line) {
        return line.contains("--help") || line.contains("-h");
    }

    static BenchmarkCommand parse(List<String> line) {
        Arguments arguments = Arguments.parse(line, VALUED, SWITCHES);
        Map<String, Contenders.Peer> peers = peers(arguments.all("--peer"));
        boolean free = !arguments.has("--figures");
        List<BenchmarkOptions> benchmarks = new ArrayList<>();
        for (Trial trial : Trial.parse(arguments.text("--figures", Trial.CPU2K.key()))) {
            benchmarks.add(benchmark(trial, free, arguments, peers));
        }
        Output output = new Output(path(arguments, "--json"), path(arguments, "--chart"), arguments.has("--keep"));
        return new BenchmarkCommand(benchmarks, output);
    }

    private static BenchmarkOptions benchmark(
            Trial trial, boolean free, Arguments arguments, Map<String, Contenders.Peer> peers) {
        Trial.Usual usual = trial.usual();
        String model = free || trial.heeds("--model") ? arguments.text("--model", usual.model()) : usual.model();
        ModelScript.parse(model, ModelScript.PLAIN);
        boolean stream = free ? arguments.has("--stream") : trial.streams();
        int connections = number(trial, free, arguments, "-c", usual.connections());
        int rate = number(trial, free, arguments, "--rate", usual.rate());
        int bodyBytes = number(trial, free, arguments, "--body", usual.bodyBytes());
        return new BenchmarkOptions(
                trial,
                (arguments.rest().isEmpty() ? withPeers(trial.contenders(), peers) : arguments.rest())
                        .stream().filter(trial::takes).toList(),
                new BenchmarkOptions.Load(new LoadPlan.Traffic(ROUTES, bodyBytes, stream), connections, rate),
                new BenchmarkOptions.Rounds(
                        arguments.number("--rounds", arguments.number("-n", 5, 1), 1),
                        arguments.number("--drop", 1, 0),
                        arguments.seconds("--warm", Duration.ofSeconds(10)),
                        arguments.seconds("-T", Duration.ofSeconds(4))),
                new Contenders.Setup(peers, path(arguments, "--archive"), scenario(trial, arguments)),
                new BenchmarkOptions.Upstream(
                        arguments.number("--simulator-port", peers.isEmpty() ? 0 : PORT_FOR_PEERS, 0), model));
    }

    private static int number(Trial trial, boolean free, Arguments arguments, String option, int usual) {
        int given = arguments.number(option, usual, option.equals("-c") ? 1 : 0);
        return free || trial.heeds(option) ? given : usual;
    }

    private static String scenario(Trial trial, Arguments arguments) {
        return trial == Trial.ROTATION ? "rotation" : arguments.text("--scenario", "full-flow");
    }

    private static Optional<Path> path(Arguments arguments, String option) {
        return arguments.has(option)
                ? Optional.of(Path.of(arguments.text(option, "")).toAbsolutePath())
                : Optional.empty();
    }

    private static Map<String, Contenders.Peer> peers(List<String> given) {
        Map<String, Contenders.Peer> peers = new LinkedHashMap<>();
        for (String peer : given) {
            Matcher parts = PEER.matcher(peer);
            if (!parts.matches()) {
                throw new UsageException(
                        "--peer is " + peer + "; expected name=http://127.0.0.1:port, and its process as in url,pid");
            }
            String pid = parts.group(3);
            OptionalLong process = pid == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid));
            peers.put(parts.group(1), new Contenders.Peer(URI.create(parts.group(2)), process));
        }
        return peers;
    }

    private static List<String> withPeers(List<String> usual, Map<String, Contenders.Peer> peers) {
        return Stream.concat(usual.stream(), peers.keySet().stream()).toList();
    }
}
