package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.policy.RoundPolicy;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.SnapshotBuilder.Entry;
import io.fairlead.core.snapshot.StrategyUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many requests over upstreams that fail in every way there is: nothing is lost, and nothing cut passes for whole. */
@Timeout(120)
class FlowSimulationTest {
    private static final int REQUESTS = 3_000;
    private static final int THREADS = 8;
    private static final List<String> ROUTES = List.of("listed", "shuffled", "odd", "patient", "waiting");

    private static final RoundPolicy WAITING =
            Scene.round(Duration.ZERO, Integer.MAX_VALUE, ContentPolicy.NEXT, Duration.ofMinutes(2));

    /** Where time stands still, nothing that was paused would ever come back. */
    private static final HealthRules FORGETFUL = new HealthRules(
            Integer.MAX_VALUE, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    @TempDir
    Path spool;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRequestEndsOnceAndAsItShould(long seed) throws IOException {
        Run run = new Run(seed, true, spool);
        run.requests(0, REQUESTS);
        run.check(REQUESTS);
        run.checkWaits();
    }

    @Test
    void aSeedGivesTheSameStoryTwice() throws IOException {
        Run first = new Run(4, true, spool);
        Run second = new Run(4, true, spool);
        assertThat(first.requests(0, 500)).isEqualTo(second.requests(0, 500));
    }

    @Test
    void manyAtOnceDoNotDisturbEachOther() throws Exception {
        Run run = new Run(5, false, spool);
        List<Callable<String>> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int from = i * (REQUESTS / THREADS);
            clients.add(() -> run.requests(from, from + REQUESTS / THREADS));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> client : threads.invokeAll(clients)) {
                assertThat(client.get()).isNotEmpty();
            }
        }
        run.check(REQUESTS);
    }

    private static final class Run {
        private final ManualTime time = new ManualTime();
        private final SimulatedUpstreams upstreams;
        private final FlowScene gateway;
        private final Map<Integer, RecordedClient> clients = Collections.synchronizedMap(new HashMap<>());
        private final boolean slow;
        private final long seed;

        Run(long seed, boolean slow, Path spool) throws IOException {
            this.seed = seed;
            this.slow = slow;
            upstreams = new SimulatedUpstreams(seed, slow, this::wait, time);
            gateway = new FlowScene(
                    scene(slow ? HealthRules.DEFAULT : FORGETFUL), time, new MemoryUpstreams(upstreams), spool);
        }

        private void wait(Duration duration) {
            gateway.wait(duration);
        }

        private static Scene scene(HealthRules rules) {
            StrategyUse shuffled = new StrategyUse("shuffled", new Shuffled());
            StrategyUse odd = new StrategyUse("odd", new Odd());
            return new Scene()
                    .provider("a", "key-a-1", "key-a-2")
                    .provider("b", "key-b-1")
                    .provider("c", "key-c-1", "key-c-2")
                    .provider("d", "key-d-1")
                    .route("listed", entries(0, rules))
                    .route("patient", entries(1, rules))
                    .strategy(shuffled)
                    .route("shuffled", entries(0, rules))
                    .strategy(odd)
                    .route("odd", entries(0, rules))
                    .strategy(shuffled)
                    .round(WAITING)
                    .route("waiting", entries(0, rules));
        }

        private static List<Entry> entries(int retries, HealthRules rules) {
            return Stream.of("a/m", "b/m", "c/m", "d/m")
                    .map(one -> Scene.entry(one, ModelFacts.NONE, Scene.policy(retries, rules)))
                    .toList();
        }

        /** Has requests served one after the other; gives what their clients got. */
        String requests(int from, int to) {
            StringBuilder story = new StringBuilder();
            for (int i = from; i < to; i++) {
                SplittableRandom random = new SplittableRandom(seed + i * 7919L);
                upstreams.trouble(new double[] {0.9, 0.4, 0.05}[i * 6 / REQUESTS % 3]);
                RecordedClient client = client(i, random);
                clients.put(i, client);
                gateway.ask(client);
                story.append(client.status()).append(' ').append(client.text()).append('\n');
                if (slow) {
                    time.advance(Duration.ofMillis(random.nextInt(40_000)));
                }
            }
            return story.toString();
        }

        private static RecordedClient client(int number, SplittableRandom random) {
            String route = ROUTES.get(random.nextInt(ROUTES.size()));
            RecordedClient client = RecordedClient.posting("{\"model\":\"" + route + "\",\"stream\":"
                            + random.nextBoolean() + ",\"say\":\"#" + number + "\"}")
                    .with("X-Request-Id", "r" + number);
            return random.nextInt(20) == 0 ? client.leavingAfter(random.nextInt(4)) : client;
        }

        void check(int count) {
            assertThat(gateway.leftovers()).isEmpty();
            assertThat(gateway.settled()).hasSize(count);
            Map<String, Exchange> booked = new HashMap<>();
            gateway.settled().forEach(exchange -> booked.put(exchange.requestId(), exchange));
            assertThat(booked).as("each once").hasSize(count);
            Tally tally = new Tally();
            for (int i = 0; i < count; i++) {
                RecordedClient client = Objects.requireNonNull(clients.get(i));
                Exchange exchange = Objects.requireNonNull(booked.get("r" + i));
                new Verdict(client, upstreams.visits(i), exchange).check(tally);
            }
            tally.check();
        }

        void checkWaits() {
            assertThat(upstreams.tooEarly())
                    .as("calls within a wait that the upstream stated")
                    .isEmpty();
        }
    }
}
