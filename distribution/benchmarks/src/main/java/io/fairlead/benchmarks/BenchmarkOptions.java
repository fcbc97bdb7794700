package io.fairlead.benchmarks;

import io.fairlead.benchmarks.command.Arguments;
import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.contender.Contenders;
import io.fairlead.benchmarks.load.LoadPlan;
import io.fairlead.benchmarks.simulator.ModelScript;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the user asked for.
 *
 * @param contenders names in the order in which they take turns
 * @param load what is sent
 * @param rounds how often
 * @param setup how contenders are set up
 * @param upstream how the simulator is set up
 * @param output where results and logs go
 */
record BenchmarkOptions(
        List<String> contenders, Load load, Rounds rounds, Contenders.Setup setup, Upstream upstream, Output output) {
    static final String USAGE = """
            run [options] [contender ...]       contenders: direct nginx fairlead (the default) and peers' names

              -c N              connections (64)
              -T SECONDS        measured time of a round (4)
              -n N              rounds that count (5)
              --drop N          rounds before them that do not (1)
              --warm SECONDS    warm-up of each contender before the rounds (10)
              --body BYTES      length of a request's body (2048)
              --rate N          open loop: arrivals per second; without it a closed loop
              --stream          event streams; then -c is the number of streams
              --model NAME      what the upstream does: sim-n100-d50-s16-l200 is 100 chunks, 50 ms apart, of 16 bytes,
                                200 ms before the reply (sim)
              --scenario NAME   Fairlead's configuration, conf/NAME.yaml (full-flow)
              --archive FOLDER  an unpacked archive with bin/fairlead (the one that the build made)
              --peer NAME=URL   a gateway that runs already and serves the models fast, smart and cheap from the simulator
              --simulator-port N  port of the simulator (free; 9400 with --peer)
              --json FILE       write the results there, too
              --keep            keep generated configurations and logs
            """;
    private static final Set<String> VALUED = Set.of(
            "-c",
            "-T",
            "-n",
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

    /**
     * What is sent.
     *
     * @param traffic what a request looks like
     * @param connections the most that are open
     * @param rate arrivals per second, or 0
     */
    record Load(LoadPlan.Traffic traffic, int connections, int rate) {}

    /**
     * How often, and how long.
     *
     * @param counted rounds that count
     * @param dropped rounds before them
     * @param warmUp time of each contender's warm-up before the first round
     * @param measured measured time of a round
     */
    record Rounds(int counted, int dropped, Duration warmUp, Duration measured) {}

    /**
     * How the simulator is set up.
     *
     * @param port its port, or 0
     * @param model the name that tells what it does when a route's name does not
     */
    record Upstream(int port, String model) {}

    /**
     * Where results and logs go.
     *
     * @param json the file for the JSON document
     * @param keep whether the work folder stays
     */
    record Output(Optional<Path> json, boolean keep) {}

    static boolean helpWanted(List<String> line) {
        return line.contains("--help") || line.contains("-h");
    }

    static BenchmarkOptions parse(List<String> line) {
        Arguments arguments = Arguments.parse(line, VALUED, SWITCHES);
        Map<String, URI> peers = peers(arguments.all("--peer"));
        List<String> named = arguments.rest();
        String model = arguments.text("--model", "sim");
        ModelScript.parse(model, ModelScript.PLAIN);
        return new BenchmarkOptions(
                named.isEmpty() ? withPeers(peers) : named,
                new Load(
                        new LoadPlan.Traffic(ROUTES, arguments.number("--body", 2048, 0), arguments.has("--stream")),
                        arguments.number("-c", 64, 1),
                        arguments.number("--rate", 0, 0)),
                new Rounds(
                        arguments.number("-n", 5, 1),
                        arguments.number("--drop", 1, 0),
                        arguments.seconds("--warm", Duration.ofSeconds(10)),
                        arguments.seconds("-T", Duration.ofSeconds(4))),
                new Contenders.Setup(peers, path(arguments, "--archive"), arguments.text("--scenario", "full-flow")),
                new Upstream(arguments.number("--simulator-port", peers.isEmpty() ? 0 : PORT_FOR_PEERS, 0), model),
                new Output(path(arguments, "--json"), arguments.has("--keep")));
    }

    private static Optional<Path> path(Arguments arguments, String option) {
        return arguments.has(option)
                ? Optional.of(Path.of(arguments.text(option, "")).toAbsolutePath())
                : Optional.empty();
    }

    private static Map<String, URI> peers(List<String> given) {
        Map<String, URI> peers = new LinkedHashMap<>();
        for (String peer : given) {
            int sign = peer.indexOf('=');
            if (sign < 1) {
                throw new UsageException("--peer is " + peer + "; expected name=http://127.0.0.1:port");
            }
            peers.put(peer.substring(0, sign), URI.create(peer.substring(sign + 1)));
        }
        return peers;
    }

    private static List<String> withPeers(Map<String, URI> peers) {
        return Stream.concat(Contenders.USUAL.stream(), peers.keySet().stream()).toList();
    }
}
