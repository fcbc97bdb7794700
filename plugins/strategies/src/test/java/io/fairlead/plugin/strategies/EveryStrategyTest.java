package io.fairlead.plugin.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.Walk;
import io.fairlead.testkit.TestCandidate;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestOutcome;
import io.fairlead.testkit.TestScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EveryStrategyTest {
    private static final List<FailureKind> KINDS =
            List.of(FailureKind.SERVER, FailureKind.AUTH, FailureKind.RATE_LIMIT, FailureKind.NETWORK);

    @Test
    void theHostFindsThemByName() {
        List<RouterPlugin> plugins = ServiceLoader.load(RouterPlugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertThat(plugins).hasSize(1);
        assertThat(plugins.getFirst().strategies())
                .extracting(StrategyFactory::name)
                .containsExactly("failover", "round-robin", "cost", "fastest-first");
    }

    static Stream<StrategyFactory> factories() {
        return new StrategiesPlugin().strategies().stream();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void everyCandidateComesExactlyOnceHoweverAttemptsEnd(StrategyFactory factory) {
        Random random = new Random(42);
        Strategy strategy = Walks.create(factory, Map.of());
        TestClock clock = TestClock.at("2026-11-21T12:00:00Z");
        TestScope scope = TestScope.of(clock, 5);
        for (int round = 0; round < 2000; round++) {
            List<Candidate> candidates = randomCandidates(random);
            Walk walk = strategy.walk(Walks.REQUEST, candidates, scope);
            List<Candidate> yielded = new ArrayList<>();
            for (Candidate next = walk.next(); next != null; next = walk.next()) {
                yielded.add(next);
                end(walk, random.nextBoolean() ? next : yielded.getFirst(), random);
                clock.advance(Duration.ofMillis(random.nextInt(5000)));
            }
            assertThat(yielded).containsExactlyInAnyOrderElementsOf(candidates);
            assertThat(walk.next()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void noDeploymentOfAPositiveWeightStarves(StrategyFactory factory) {
        Strategy strategy = Walks.create(factory, Map.of());
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").weight(9),
                TestCandidate.of("b/m", "1"),
                TestCandidate.of("b/m", "2"),
                TestCandidate.of("c/m", "1"));
        TestScope scope = TestScope.of(TestClock.at("2026-11-21T12:00:00Z"), 5);
        Map<String, Integer> firsts = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            Walk walk = strategy.walk(Walks.REQUEST, candidates, scope);
            Candidate first = walk.next();
            assertThat(first).isNotNull();
            firsts.merge(first.id(), 1, Integer::sum);
            walk.ended(first, TestOutcome.success(Duration.ofMillis(first.equals(candidates.getFirst()) ? 50 : 90)));
        }

        assertThat(firsts)
                .hasSize(4)
                .allSatisfy((id, count) -> assertThat(count).isGreaterThan(30));
    }

    private static void end(Walk walk, Candidate candidate, Random random) {
        Duration took = Duration.ofMillis(random.nextInt(1, 3000));
        switch (random.nextInt(4)) {
            case 0 -> walk.ended(candidate, TestOutcome.success(took));
            case 1 -> walk.ended(candidate, TestOutcome.left(took));
            case 2 -> walk.ended(candidate, TestOutcome.failure(KINDS.get(random.nextInt(KINDS.size())), took));
            default -> {}
        }
    }

    private static List<Candidate> randomCandidates(Random random) {
        List<Candidate> candidates = new ArrayList<>();
        for (int deployment = random.nextInt(1, 6); deployment > 0; deployment--) {
            TestCandidate some = TestCandidate.of("p" + random.nextInt(3) + "/m" + deployment, "0")
                    .priority(random.nextInt(3))
                    .weight(random.nextInt(4))
                    .priced(Integer.toString(random.nextInt(3)), "1");
            for (int key = random.nextInt(1, 4); key > 0; key--) {
                candidates.add(new TestCandidate(
                        some.deployment(), "k" + key, some.priority(), some.weight(), some.baseUrl()));
            }
        }
        return candidates;
    }
}
