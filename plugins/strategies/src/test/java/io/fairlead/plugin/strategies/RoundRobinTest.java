package io.fairlead.plugin.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.testkit.TestCandidate;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class RoundRobinTest {
    private final Strategy strategy = Walks.create(new RoundRobinFactory(), Map.of());
    private final TestScope scope = TestScope.of(TestClock.at("2026-11-21T12:00:00Z"), 7);

    @Test
    void deploymentsOfAPlainListTakeTurns() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").priority(0),
                TestCandidate.of("b/m", "1").priority(1),
                TestCandidate.of("c/m", "1").priority(2));

        assertThat(firstsInOrder(strategy, candidates, 7)).isEqualTo("abcabca");
    }

    @Test
    void aHeavyDeploymentIsSpreadOverThePeriod() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").weight(50),
                TestCandidate.of("b/m", "1").weight(10),
                TestCandidate.of("c/m", "1").weight(10));

        assertThat(firstsInOrder(strategy, candidates, 14)).isEqualTo("aabacaaaabacaa");
    }

    @Test
    void theRestOfAWalkGoesOnAroundTheRing() {
        List<Candidate> candidates =
                List.of(TestCandidate.of("a/m", "1"), TestCandidate.of("b/m", "1"), TestCandidate.of("c/m", "1"));
        Walks.first(strategy, candidates, scope);

        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("b/m#1", "c/m#1", "a/m#1");
    }

    @Test
    void keysAreUsedEquallyAndDoNotCountAsDeployments() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1"),
                TestCandidate.of("a/m", "2"),
                TestCandidate.of("a/m", "3"),
                TestCandidate.of("b/m", "1"));

        assertThat(Walks.firsts(6000, strategy, candidates, scope, Candidate::id))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a/m#1", 1000, "a/m#2", 1000, "a/m#3", 1000, "b/m#1", 3000));
    }

    @Test
    void tiersOnlyTakeTurnsWithinThemselvesWhenAskedTo() {
        Strategy tiered = Walks.create(new RoundRobinFactory(), Map.of("tiers", true));
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1"),
                TestCandidate.of("b/m", "1"),
                TestCandidate.of("c/m", "1").priority(1),
                TestCandidate.of("d/m", "1").priority(1));

        assertThat(firstsInOrder(tiered, candidates, 4)).isEqualTo("abab");
        assertThat(Walks.all(tiered, candidates, scope)).containsExactly("a/m#1", "b/m#1", "c/m#1", "d/m#1");
        assertThat(Walks.all(tiered, candidates, scope)).containsExactly("b/m#1", "a/m#1", "d/m#1", "c/m#1");
    }

    @Test
    void weightZeroGetsNoTurnButIsNotLost() {
        List<Candidate> candidates = List.of(TestCandidate.of("a/m", "1").weight(0), TestCandidate.of("b/m", "1"));

        assertThat(firstsInOrder(strategy, candidates, 3)).isEqualTo("bbb");
        assertThat(Walks.all(strategy, candidates, scope)).containsExactly("b/m#1", "a/m#1");
    }

    @Test
    void weightsThatHaveNoSmallFormAreKeptToWithinATenthOfAPercent() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").weight(299_993),
                TestCandidate.of("b/m", "1").weight(83_689),
                TestCandidate.of("c/m", "1").weight(1));
        int total = 299_993 + 83_689 + 1;

        Map<String, Integer> firsts = Walks.firsts(
                100_000,
                strategy,
                candidates,
                scope,
                candidate -> candidate.deployment().provider());

        assertThat(firsts.getOrDefault("a", 0) / 100_000.0).isCloseTo(299_993.0 / total, within(0.001));
        assertThat(firsts.getOrDefault("b", 0) / 100_000.0).isCloseTo(83_689.0 / total, within(0.001));
        assertThat(firsts).containsKey("c");
    }

    @Test
    void theTurnGoesOnWhenADeploymentIsAwayForAWhile() {
        List<Candidate> all =
                List.of(TestCandidate.of("a/m", "1"), TestCandidate.of("b/m", "1"), TestCandidate.of("c/m", "1"));
        List<Candidate> some = List.of(all.get(0), all.get(2));

        assertThat(firstsInOrder(strategy, all, 2)).isEqualTo("ab");
        assertThat(firstsInOrder(strategy, some, 4)).isEqualTo("acac");
        assertThat(firstsInOrder(strategy, all, 3)).isEqualTo("abc");
    }

    @Test
    void manyThreadsTogetherKeepTheShares() throws Exception {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").weight(3),
                TestCandidate.of("b/m", "1").weight(1));
        Callable<Map<String, Integer>> thread = () -> Walks.firsts(
                10_000,
                strategy,
                candidates,
                scope,
                candidate -> candidate.deployment().provider());
        Map<String, Integer> sum = new TreeMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Map<String, Integer>> part : threads.invokeAll(List.of(thread, thread, thread, thread))) {
                part.get().forEach((key, count) -> sum.merge(key, count, Integer::sum));
            }
        }

        assertThat(sum).isEqualTo(Map.of("a", 30_000, "b", 10_000));
    }

    private String firstsInOrder(Strategy strategy, List<Candidate> candidates, int walks) {
        List<String> firsts = new ArrayList<>();
        for (int i = 0; i < walks; i++) {
            firsts.add(Walks.first(strategy, candidates, scope).deployment().provider());
        }
        return String.join("", firsts);
    }
}
