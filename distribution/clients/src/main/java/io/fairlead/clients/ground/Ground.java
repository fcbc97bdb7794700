package io.fairlead.clients.ground;

import io.fairlead.clients.matrix.Case;
import io.fairlead.drill.gateway.Archive;
import io.fairlead.drill.gateway.RunningGateway;
import io.fairlead.fakes.FakeUpstream;
import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A gateway over one upstream of each kind. */
public final class Ground implements AutoCloseable {
    private static final Duration NOTICED = Duration.ofSeconds(2);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    private final Map<Kind, FakeUpstream> upstreams;
    private final RunningGateway gateway;

    private Ground(Map<Kind, FakeUpstream> upstreams, RunningGateway gateway) {
        this.upstreams = upstreams;
        this.gateway = gateway;
    }

    /**
     * Starts all of it.
     *
     * @param archive to start
     * @param kinds of the upstreams
     * @param clients names of those that will come
     * @param folder for the gateway's files
     */
    public static Ground open(Archive archive, List<Kind> kinds, List<String> clients, Path folder) throws IOException {
        Map<Kind, FakeUpstream> upstreams = new EnumMap<>(Kind.class);
        try {
            for (Kind kind : kinds) {
                upstreams.put(kind, FakeUpstream.start(kind));
            }
            return new Ground(upstreams, RunningGateway.start(archive, configuration(upstreams, clients), folder));
        } catch (IOException | RuntimeException failed) {
            upstreams.values().forEach(FakeUpstream::close);
            throw failed;
        }
    }

    /** Rate limits rest a model for a while: so each client has one for them to itself. */
    private static String configuration(Map<Kind, FakeUpstream> upstreams, List<String> clients) {
        StringBuilder yaml = new StringBuilder(
                "defaults: { max-wait: 0s, retry: { same: 0 }, disable: { after: 1000 } }\nproviders:\n");
        upstreams.forEach((kind, upstream) -> yaml.append("  %s: { %s, base-url: \"%s\", key: upstream }\n"
                .formatted(kind.id(), kind.provider(), upstream.url())));
        yaml.append("routes:\n");
        for (Kind kind : upstreams.keySet()) {
            yaml.append(route(kind, "over-" + kind.id(), "fake"));
            clients.forEach(client -> yaml.append(route(kind, limited(kind, client), "fake-" + client)));
        }
        return yaml.toString();
    }

    private static String route(Kind kind, String name, String model) {
        return "  %s: { deployments: [%s/%s] }\n".formatted(name, kind.id(), model);
    }

    private static String limited(Kind kind, String client) {
        return "over-" + kind.id() + "-" + client;
    }

    /** What a client calls the model that a case is asked of. */
    public static String model(Kind kind, String client, Case tried) {
        return tried == Case.ERROR_429 ? limited(kind, client) : "over-" + kind.id();
    }

    /** What a client says in the case of an abort, so that its call is found again. */
    public static String mark(String client, Kind kind) {
        return client + "-" + kind.id();
    }

    /** Where clients find the gateway. */
    public String url() {
        return "http://127.0.0.1:" + gateway.port();
    }

    /** Whether an upstream sees in time that nobody waits for the answer to a call with this mark. */
    public boolean left(Kind kind, String mark) {
        FakeUpstream upstream = upstreams.get(kind);
        long end = System.nanoTime() + NOTICED.toNanos();
        while (System.nanoTime() - end < 0) {
            if (upstream != null
                    && upstream.left().stream()
                            .anyMatch(call -> call.body().toString().contains(mark + "\""))) {
                return true;
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return false;
    }

    @Override
    public void close() {
        gateway.close();
        upstreams.values().forEach(FakeUpstream::close);
    }
}
