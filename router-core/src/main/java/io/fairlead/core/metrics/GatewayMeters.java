package io.fairlead.core.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * All meters of exchanges and attempts. Label sets are closed: routes and deployments that the configuration or discovery
 * knows, failure kinds, status classes; what a client made up counts under {@code other}.
 */
public final class GatewayMeters {
    /** Stands for names that only clients know. */
    public static final String OTHER = "other";

    private static final int MOST_NAMES = 2000;

    private final MeterRegistry registry;
    private final Map<String, RouteMeters> routes = new ConcurrentHashMap<>();
    private final Map<String, DeploymentMeters> deployments = new ConcurrentHashMap<>();
    private final LongAdder inFlight = new LongAdder();
    private final Timer overhead;
    private final MultiGauge candidates;

    /** Meters in a registry. */
    public GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
        this.overhead = timer("fairlead.overhead", "Time of exchanges beyond that of their attempts", Tags.empty());
        Gauge.builder("fairlead.exchanges.active", inFlight, LongAdder::sum)
                .description("Exchanges under way")
                .register(registry);
        candidates = MultiGauge.builder("fairlead.candidate.state")
                .description("0 available, 1 paused, 2 disabled or refused")
                .register(registry);
    }

    /** An exchange begins. */
    public void begun() {
        inFlight.increment();
    }

    /** Exchanges under way. */
    public long active() {
        return inFlight.sum();
    }

    /** An exchange ended. */
    public void ended() {
        inFlight.decrement();
    }

    /** Time that the gateway itself took of an exchange. */
    public void overhead(long nanos) {
        overhead.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The meters of a route. */
    public RouteMeters route(String name) {
        RouteMeters known = routes.get(name);
        if (known != null) {
            return known;
        }
        String kept = name.isEmpty() ? "none" : routes.size() < MOST_NAMES ? name : OTHER;
        return routes.computeIfAbsent(kept, RouteMeters::new);
    }

    /** The meters of a deployment. */
    public DeploymentMeters deployment(String id) {
        DeploymentMeters known = deployments.get(id);
        if (known != null) {
            return known;
        }
        return deployments.computeIfAbsent(deployments.size() < MOST_NAMES ? id : OTHER, DeploymentMeters::new);
    }

    /**
     * A candidate whose state is shown.
     *
     * @param deployment by its id
     * @param key the last characters of its key
     * @param state 0 available, 1 paused, 2 disabled or refused
     */
    public record CandidateRow(String deployment, String key, Supplier<Number> state) {}

    /** Shows the states of these candidates, and of no others any more. */
    public void candidates(List<CandidateRow> rows) {
        List<MultiGauge.Row<?>> gauges = new ArrayList<>();
        for (CandidateRow row : rows.subList(0, Math.min(rows.size(), MOST_NAMES))) {
            gauges.add(MultiGauge.Row.of(Tags.of("deployment", row.deployment(), "key", row.key()), row.state()));
        }
        candidates.register(gauges, true);
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60))
                .register(registry);
    }

    /** Meters of one route. */
    public final class RouteMeters {
        private final Tags tags;
        private final Timer duration;
        private final Timer firstContent;
        private final Counter failovers;
        private final Counter retriesRefused;
        private final Map<Integer, Counter> exchanges = new ConcurrentHashMap<>();

        private RouteMeters(String name) {
            tags = Tags.of("route", name);
            duration = timer("fairlead.exchange.duration", "Time of exchanges", tags);
            firstContent = timer("fairlead.exchange.first.content", "Time to the first content of streams", tags);
            failovers = Counter.builder("fairlead.failovers")
                    .description("Attempts that followed a failed one")
                    .tags(tags)
                    .register(registry);
            retriesRefused = Counter.builder("fairlead.retries.refused")
                    .description("Repetitions at the same candidate that the budget did not grant")
                    .tags(tags)
                    .register(registry);
        }

        /** Counts an exchange; status 0 stands for a client that left before its answer. */
        public void exchange(int status, long nanos, int attempts) {
            Counter known = exchanges.get(status / 100);
            (known == null ? exchanges.computeIfAbsent(status / 100, this::counter) : known).increment();
            duration.record(nanos, TimeUnit.NANOSECONDS);
            if (attempts > 1) {
                failovers.increment(attempts - 1.0);
            }
        }

        /** Counts repetitions at the same candidate that the route's budget did not grant. */
        public void retriesRefused(int count) {
            retriesRefused.increment(count);
        }

        /** Counts members of requests that a translation left out. */
        public void dropped(int members) {
            Counter.builder("fairlead.translation.dropped")
                    .description("Members of requests that translations left out")
                    .tags(tags)
                    .register(registry)
                    .increment(members);
        }

        /** Counts frames of streams that could not be read. */
        public void malformed(long frames) {
            Counter.builder("fairlead.frames.malformed")
                    .description("Frames of streams that could not be read, and were left out")
                    .tags(tags)
                    .register(registry)
                    .increment((double) frames);
        }

        /** Counts a stream whose upstream left out nothing but the mark of its end. */
        public void endAdded() {
            Counter.builder("fairlead.streams.end.added")
                    .description("Streams whose upstream left out the mark of the end, which the gateway wrote")
                    .tags(tags)
                    .register(registry)
                    .increment();
        }

        /** Counts members of a {@code request} or an {@code answer} that a translation could not carry. */
        public void dropped(String side, long members) {
            if (members > 0) {
                Counter.builder("fairlead.translation.dropped")
                        .description("Members that translations could not carry")
                        .tags(tags.and("side", side))
                        .register(registry)
                        .increment((double) members);
            }
        }

        /** Counts a stream that broke and became whole after all. */
        public void recovered(String way) {
            Counter.builder("fairlead.streams.recovered")
                    .description("Streams that broke and were gone on with to their end, by the way")
                    .tags(tags.and("way", way))
                    .register(registry)
                    .increment();
        }

        /** Records the time to the first content of a stream. */
        public void firstContent(long nanos) {
            firstContent.record(nanos, TimeUnit.NANOSECONDS);
        }

        private Counter counter(int statusClass) {
            return Counter.builder("fairlead.exchanges")
                    .description("Exchanges by the class of their status")
                    .tags(tags.and("status", statusClass == 0 ? "left" : statusClass + "xx"))
                    .register(registry);
        }
    }

    /** Meters of one deployment. */
    public final class DeploymentMeters {
        private final Tags tags;
        private final Timer duration;
        private final Counter input;
        private final Counter output;
        private final Counter cost;
        private final Map<String, Counter> attempts = new ConcurrentHashMap<>();

        private DeploymentMeters(String id) {
            tags = Tags.of("deployment", id);
            duration = timer("fairlead.attempt.duration", "Time of attempts", tags);
            input = tokens("input");
            output = tokens("output");
            cost = Counter.builder("fairlead.cost")
                    .description("US dollars, as far as prices are known")
                    .tags(tags)
                    .register(registry);
        }

        private Counter tokens(String kind) {
            return Counter.builder("fairlead.tokens")
                    .description("Tokens, measured or estimated")
                    .tags(tags.and("kind", kind))
                    .register(registry);
        }

        /** Counts an attempt by how it ended: {@code ok} or a failure's kind. */
        public void attempt(String outcome, long nanos) {
            Counter known = attempts.get(outcome);
            (known == null ? attempts.computeIfAbsent(outcome, this::counter) : known).increment();
            duration.record(nanos, TimeUnit.NANOSECONDS);
        }

        /** Counts tokens, and nano-dollars if they are known, which is 0 or more. */
        public void used(long inputTokens, long outputTokens, long costNanos) {
            input.increment((double) inputTokens);
            output.increment((double) outputTokens);
            if (costNanos > 0) {
                cost.increment(costNanos / 1e9);
            }
        }

        private Counter counter(String outcome) {
            return Counter.builder("fairlead.attempts")
                    .description("Attempts by how they ended")
                    .tags(tags.and("outcome", outcome))
                    .register(registry);
        }
    }
}
