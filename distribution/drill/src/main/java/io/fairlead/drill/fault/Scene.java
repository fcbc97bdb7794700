package io.fairlead.drill.fault;

import io.fairlead.drill.client.CarefulClient;
import io.fairlead.drill.client.Ending;
import io.fairlead.drill.client.Heard;
import io.fairlead.drill.gateway.RunningGateway;
import io.fairlead.drill.upstream.Answered;
import io.fairlead.drill.upstream.FaultUpstream;
import io.fairlead.drill.upstream.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fault with its upstreams, which run until it is closed. */
public final class Scene implements AutoCloseable {
    private final Fault fault;
    private final FaultUpstream first;
    private final @Nullable FaultUpstream second;

    /** Starts the upstreams. */
    public Scene(Fault fault) throws IOException {
        this.fault = fault;
        first = new FaultUpstream(fault.first());
        Script other = fault.second();
        second = other == null ? null : new FaultUpstream(other);
    }

    /** The fault. */
    public Fault fault() {
        return fault;
    }

    FaultUpstream first() {
        return first;
    }

    @Nullable FaultUpstream second() {
        return second;
    }

    /** Tries the fault. */
    public Outcome play(RunningGateway gateway, Bounds bounds) throws IOException, InterruptedException {
        CarefulClient client = new CarefulClient(gateway.port(), bounds.patience());
        long begin = System.nanoTime();
        Scored scored = switch (fault.trial()) {
            case STREAM -> scored(client.ask(fault.route(), id(), false));
            case ACCOUNTED -> Records.check(this, gateway, scored(client.ask(fault.route(), id(), true)));
            case FLAPPING -> Flapping.play(this, client, bounds);
        };
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        FaultUpstream other = second;
        String attempts = first.chats() + (other == null ? "" : "+" + other.chats());
        return new Outcome(fault, scored.ending(), scored.live(), scored.note(), attempts, took);
    }

    /** The id of its request. */
    String id() {
        return "drill-" + fault.route();
    }

    /** Compares when the client had the first content with when the first upstream that said anything was through. */
    private Scored scored(Heard heard) {
        if (heard.ending() != Ending.FULL) {
            return new Scored(heard.ending(), heard.tokens() > 0, heard.note());
        }
        long ended = Stream.concat(
                        first.answered().stream(), second == null ? Stream.empty() : second.answered().stream())
                .filter(answered -> answered.tokens() > 0)
                .min(Comparator.comparingLong(Answered::endedNanos))
                .map(Answered::endedNanos)
                .orElse(Long.MAX_VALUE);
        boolean live = heard.firstContentNanos() - ended < 0;
        return new Scored(heard.ending(), live, live ? heard.note() : "held back until the upstream was through");
    }

    @Override
    public void close() throws IOException {
        first.close();
        if (second != null) {
            second.close();
        }
    }

    /**
     * The score of a trial.
     *
     * @param ending the worst one
     * @param live whether content was passed on at once
     * @param note about it
     */
    record Scored(Ending ending, boolean live, String note) {}
}
