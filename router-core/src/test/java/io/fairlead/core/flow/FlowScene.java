package io.fairlead.core.flow;

import io.fairlead.core.attempt.CallParts;
import io.fairlead.core.body.BodyLimits;
import io.fairlead.core.body.BodyStore;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.compile.Snapshots;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.metrics.GatewayMeters;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.settle.Settlement;
import io.fairlead.core.upstream.OriginStatus;
import io.fairlead.core.upstream.UpstreamClient;
import io.fairlead.core.upstream.UpstreamSettings;
import io.fairlead.core.upstream.Watchdog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** A flow with everything around it. */
final class FlowScene {
    private final ManualTime time;
    private final Scene scene;
    private final Watchdog watchdog;
    private final ByteBudget memory = new ByteBudget(64 << 20);
    private final BodyStore bodies;
    private final GatewayMeters meters = new GatewayMeters(new SimpleMeterRegistry());
    private final List<Exchange> settled = new CopyOnWriteArrayList<>();
    private final List<Throwable> blamed = new CopyOnWriteArrayList<>();
    private final UpstreamClient client;
    private final Snapshots snapshots;
    private final RequestFlow flow;

    FlowScene(Scene scene, ManualTime time, MemoryUpstreams upstreams, Path spool) throws IOException {
        this(scene, time, upstreams, spool, UpstreamSettings.DEFAULT);
    }

    FlowScene(Scene scene, ManualTime time, MemoryUpstreams upstreams, Path spool, UpstreamSettings settings)
            throws IOException {
        this.scene = scene;
        this.time = time;
        watchdog = new Watchdog(time::nanos);
        bodies = BodyStore.open(new BodyLimits(1 << 20, 1 << 16, memory, spool, 1 << 24));
        client = new UpstreamClient(upstreams, watchdog, settings, time::nanos);
        snapshots = new Snapshots(scene.snapshot());
        flow = new RequestFlow(new FlowParts(
                snapshots,
                bodies,
                memory,
                new CallParts(client, time, new SplittableRandom(7)),
                watchdog,
                scene.fleet(),
                new Settlement(meters, (exchange, nanos) -> settled.add(exchange), time),
                blamed::add));
    }

    /** Has a request served. */
    RecordedClient ask(RecordedClient asking) {
        flow.handle(asking);
        return asking;
    }

    /** The gateway stops: nobody waits for a candidate any more. */
    void stop() {
        flow.stopWaiting();
    }

    /** Time passes while something is waited for; deadlines are looked at. */
    void wait(Duration duration) {
        time.advance(duration);
        watchdog.look();
    }

    ManualTime time() {
        return time;
    }

    Scene scene() {
        return scene;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    /** Every exchange that was booked. */
    List<Exchange> settled() {
        return settled;
    }

    /** What plugins are charged with. */
    List<Throwable> blamed() {
        return blamed;
    }

    /** The last exchange that was booked. */
    Exchange last() {
        return settled.getLast();
    }

    /** How many calls wait for a connection. */
    int queued() {
        return client.origins().stream().mapToInt(OriginStatus::waiting).sum();
    }

    /** What is still held although nothing is under way: attempts, memory, files, connections at work; empty if nothing. */
    String leftovers() {
        StringBuilder left = new StringBuilder();
        note(left, "exchanges", meters.active());
        note(left, "memory", memory.used());
        note(left, "spooled", bodies.spooled());
        for (OriginStatus origin : client.origins()) {
            note(left, "connections to " + origin.origin(), origin.open() - origin.idle());
            note(left, "waiting for " + origin.origin(), origin.waiting());
        }
        snapshots.now().offering(0).configured().stream()
                .flatMap(route -> route.routeCandidates().stream())
                .forEach(candidate -> note(left, "attempts at " + candidate, candidate.inFlight()));
        return left.toString();
    }

    private static void note(StringBuilder left, String what, long count) {
        if (count != 0) {
            left.append(what).append('=').append(count).append(' ');
        }
    }
}
