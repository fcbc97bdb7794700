package io.fairlead.plugin.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.fairlead.testkit.TestCandidate;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestOutcome;
import io.fairlead.testkit.TestScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailoverTest {
    private final Strategy strategy = Walks.create(new FailoverFactory(), Map.of());
    private final TestScope scope = TestScope.of(TestClock.at("2026-11-21T12:00:00Z"), 7);

    @Test
    void tiersComeInTheOrderOfTheirPriority() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("c/m", "1").priority(2),
                TestCandidate.of("a/m", "1").priority(0),
                TestCandidate.of("b/m", "1").priority(1));

        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("a/m#1", "b/m#1", "c/m#1");
    }

    @Test
    void theKeysOfADeploymentTakeTurnsFromRequestToRequest() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1"),
                TestCandidate.of("a/m", "2"),
                TestCandidate.of("a/m", "3"),
                TestCandidate.of("b/m", "1").priority(1));

        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("a/m#1", "a/m#2", "a/m#3", "b/m#1");
        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("a/m#2", "a/m#3", "a/m#1", "b/m#1");
        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("a/m#3", "a/m#1", "a/m#2", "b/m#1");
        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("a/m#1", "a/m#2", "a/m#3", "b/m#1");
    }

    @Test
    void aDeploymentThatIsNotReachedDoesNotLoseItsTurn() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1"),
                TestCandidate.of("b/m", "1").priority(1),
                TestCandidate.of("b/m", "2").priority(1));
        for (int i = 0; i < 3; i++) {
            Walks.first(strategy, candidates, scope);
        }

        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("a/m#1", "b/m#1", "b/m#2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate_limit", "auth"})
    void aFailureOfTheKeyGoesToTheNextKey(String kind) {
        Walk walk = walkAfterFirstFailed(FailureKind.of(kind));

        assertThat(Walks.rest(walk)).containsExactly("a/m#2", "a/m#3", "b/m#1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "network", "timeout", "truncated", "not_found", "something_new"})
    void aFailureOfTheUpstreamGoesToTheNextDeploymentAndComesBackLast(String kind) {
        Walk walk = walkAfterFirstFailed(FailureKind.of(kind));

        assertThat(Walks.rest(walk)).containsExactly("b/m#1", "a/m#2", "a/m#3");
    }

    private Walk walkAfterFirstFailed(FailureKind kind) {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1"),
                TestCandidate.of("a/m", "2"),
                TestCandidate.of("a/m", "3"),
                TestCandidate.of("b/m", "1").priority(1));
        Walk walk = strategy.walk(Walks.REQUEST, candidates, scope);
        walk.ended(Objects.requireNonNull(walk.next()), TestOutcome.failure(kind, Duration.ofMillis(20)));
        return walk;
    }

    @Test
    void aWalkWhoseDeploymentsAllFailStillYieldsEveryCandidateOnce() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1"),
                TestCandidate.of("a/m", "2"),
                TestCandidate.of("b/m", "1").priority(1),
                TestCandidate.of("b/m", "2").priority(1));
        Walk walk = strategy.walk(Walks.REQUEST, candidates, scope);
        List<String> yielded = new ArrayList<>();
        for (Candidate next = walk.next(); next != null; next = walk.next()) {
            yielded.add(next.id());
            walk.ended(next, TestOutcome.failure(FailureKind.NETWORK, Duration.ofMillis(20)));
        }

        assertThat(yielded).containsExactly("a/m#1", "b/m#1", "a/m#2", "b/m#2");
    }

    @Test
    void deploymentsOfOneTierAreDrawnByWeight() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").weight(6),
                TestCandidate.of("b/m", "1").weight(3),
                TestCandidate.of("b/m", "2").weight(3),
                TestCandidate.of("c/m", "1").weight(1),
                TestCandidate.of("d/m", "1").weight(0),
                TestCandidate.of("e/m", "1").priority(1).weight(100));

        Map<String, Integer> firsts = Walks.firsts(
                100_000,
                strategy,
                candidates,
                scope,
                candidate -> candidate.deployment().provider());

        assertThat(firsts.keySet()).containsExactly("a", "b", "c");
        assertThat(share(firsts, "a")).isCloseTo(0.6, within(0.01));
        assertThat(share(firsts, "b")).isCloseTo(0.3, within(0.01));
        assertThat(share(firsts, "c")).isCloseTo(0.1, within(0.01));
    }

    @Test
    void theRestOfATierIsDrawnByWeightToo() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").weight(2),
                TestCandidate.of("b/m", "1").weight(1),
                TestCandidate.of("c/m", "1").weight(1));
        Map<String, Integer> orders = new TreeMap<>();
        for (int i = 0; i < 100_000; i++) {
            orders.merge(String.join(" ", Walks.all(strategy, candidates, scope)), 1, Integer::sum);
        }

        assertThat(share(orders, "a/m#1 b/m#1 c/m#1")).isCloseTo(1 / 4.0, within(0.01));
        assertThat(share(orders, "b/m#1 a/m#1 c/m#1")).isCloseTo(1 / 6.0, within(0.01));
        assertThat(share(orders, "b/m#1 c/m#1 a/m#1")).isCloseTo(1 / 12.0, within(0.01));
    }

    @Test
    void weightZeroComesAfterItsTierAndBeforeTheNext() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").weight(0),
                TestCandidate.of("b/m", "1").weight(1),
                TestCandidate.of("c/m", "1").priority(1).weight(9));

        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("b/m#1", "a/m#1", "c/m#1");
    }

    private static double share(Map<String, Integer> counts, String key) {
        return counts.getOrDefault(key, 0) / 100_000.0;
    }
}
