package io.fairlead.benchmarks.contender;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.process.ListeningProcess;
import io.fairlead.benchmarks.process.ManagedProcess;
import io.fairlead.benchmarks.process.ProcessGroup;
import io.fairlead.benchmarks.process.ProcessTree;
import io.fairlead.benchmarks.process.ProcessUse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Starts contenders by their names: {@code direct}, {@code nginx}, {@code fairlead} or a peer that runs already. */
public final class Contenders {
    /** The simulator without anything before it. */
    public static final String DIRECT = "direct";

    /** Those that take part when nobody is named. */
    public static final List<String> USUAL = List.of(DIRECT, Nginx.NAME, Fairlead.NAME);

    /** The archive once more, asked by clients of another API than the upstream's. */
    public static final String TRANSLATING = "translating";

    /** The archive as it passes on what clients say. */
    public static final String PASSING = Fairlead.NAME;

    /** The one that others are compared with. */
    public static final String YARDSTICK = Nginx.NAME;

    private static final String MODEL = "fast";
    private static final Duration PEER_PATIENCE = Duration.ofSeconds(10);
    private static final String CHAT_PATH = "/v1/chat/completions";
    private static final String MESSAGES_PATH = "/v1/messages";

    private final Ground ground;
    private final ProcessGroup group;
    private final ProcessTree simulator;
    private final Setup setup;

    /**
     * A gateway that runs already.
     *
     * @param url where it takes chat completions
     * @param pid its process; without it the one that listens there is looked for
     */
    public record Peer(URI url, OptionalLong pid) {}

    /**
     * What the user said about contenders.
     *
     * @param peers gateways that run already, by name
     * @param archive an unpacked archive of Fairlead, if not the built one
     * @param scenario name of the configuration that Fairlead gets
     */
    public record Setup(Map<String, Peer> peers, Optional<Path> archive, String scenario) {
        /** Copies the peers. */
        public Setup {
            peers = Map.copyOf(peers);
        }
    }

    /** Creates the starter; what it starts belongs to the group. */
    public Contenders(Ground ground, ProcessGroup group, ProcessTree simulator, Setup setup) {
        this.ground = ground;
        this.group = group;
        this.simulator = simulator;
        this.setup = setup;
    }

    /** Starts one. Fails when it is there but does not come up. */
    public Start start(String name) throws IOException, InterruptedException {
        Peer peer = setup.peers().get(name);
        if (peer != null) {
            return peer(name, peer);
        }
        return switch (name) {
            case DIRECT ->
                new Start.Ready(new Contender(name, ground.upstreams().chat(), simulator, null));
            case Nginx.NAME -> nginx();
            case Fairlead.NAME -> fairlead(name, CHAT_PATH);
            case TRANSLATING -> fairlead(name, MESSAGES_PATH);
            default ->
                throw new UsageException("unknown contender " + name + "; expected one of " + USUAL
                        + " or a name given with --peer name=url");
        };
    }

    private Start nginx() throws IOException, InterruptedException {
        Optional<Path> program = Nginx.program();
        if (program.isEmpty()) {
            return new Start.Missing(Nginx.NAME, Nginx.ABSENT);
        }
        int port = FreePort.find();
        return started(Nginx.NAME, Nginx.command(program.get(), ground, port), port, CHAT_PATH);
    }

    private Start fairlead(String name, String path) throws IOException, InterruptedException {
        Optional<Path> program = Fairlead.program(ground.home(), setup.archive());
        if (program.isEmpty()) {
            return new Start.Missing(Fairlead.NAME, Fairlead.absent(ground.home(), setup.archive()));
        }
        int port = FreePort.find();
        return started(name, Fairlead.command(program.get(), ground, setup.scenario(), port), port, path);
    }

    private Start started(String name, ProcessBuilder command, int port, String path)
            throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + port + path);
        ManagedProcess process = group.start(name, command);
        Duration toFirstAnswer = FirstAnswer.of(process, url, MODEL, ground.patience());
        ProcessTree tree = process.tree();
        long idle = tree.use().map(ProcessUse::residentBytes).orElse(0L);
        return new Start.Ready(new Contender(name, url, tree, new StartUp(toFirstAnswer, idle)));
    }

    private Start peer(String name, Peer peer) throws IOException, InterruptedException {
        URI given = peer.url();
        URI url = given.getPath().length() > 1 ? given : given.resolve(CHAT_PATH);
        if (!FirstAnswer.await(url, MODEL, PEER_PATIENCE, () -> true)) {
            return new Start.Missing(
                    name,
                    "no answer with status 200 from " + url + " for model " + MODEL + "; it must run and forward to "
                            + ground.upstreams().chat());
        }
        Optional<ProcessHandle> process =
                peer.pid().isPresent() ? ProcessHandle.of(peer.pid().getAsLong()) : ListeningProcess.on(url.getPort());
        ProcessTree tree = process.map(ProcessTree::new).orElse(null);
        return new Start.Ready(new Contender(name, url, tree, null));
    }
}
