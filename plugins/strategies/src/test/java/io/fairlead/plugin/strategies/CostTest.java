package io.fairlead.plugin.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.testkit.TestCandidate;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestScope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CostTest {
    private final Strategy strategy = Walks.create(new CostFactory(), Map.of());
    private final TestScope scope = TestScope.of(TestClock.at("2026-11-21T12:00:00Z"), 7);

    @Test
    void theCheapestComesFirstAndUnknownPricesComeLast() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("unknown/m", "1"),
                TestCandidate.of("dear/m", "1").priced("2.50", "10"),
                TestCandidate.of("cheap/m", "1").priced("0.05", "0.08"),
                TestCandidate.of("free/m", "1").priced("0", "0"));

        assertThat(Walks.all(strategy, candidates, scope))
                .containsExactly("free/m#1", "cheap/m#1", "dear/m#1", "unknown/m#1");
    }

    @Test
    void thePriceIsThatOfThisRequestNotOfATokenOfOneKind() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("reader/m", "1").priced("1", "20"),
                TestCandidate.of("writer/m", "1").priced("5", "5"));

        assertThat(Walks.first(strategy, candidates, scope.expecting(100_000, 10)))
                .isEqualTo(candidates.get(0));
        assertThat(Walks.first(strategy, candidates, scope.expecting(10, 100_000)))
                .isEqualTo(candidates.get(1));
    }

    @Test
    void equalPricesGoByPriorityThenByWeight() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("backup/m", "1").priced("1", "1").priority(1),
                TestCandidate.of("heavy/m", "1").priced("1", "1").weight(3),
                TestCandidate.of("light/m", "1").priced("1", "1").weight(1));

        Map<String, Integer> firsts = Walks.firsts(
                100_000,
                strategy,
                candidates,
                scope,
                candidate -> candidate.deployment().provider());

        assertThat(firsts).containsOnlyKeys("heavy", "light");
        assertThat(firsts.getOrDefault("heavy", 0) / 100_000.0).isCloseTo(0.75, within(0.01));
        assertThat(Walks.all(strategy, candidates, scope)).last().isEqualTo("backup/m#1");
    }

    @Test
    void theKeysOfTheCheapestTakeTurns() {
        List<Candidate> candidates = List.of(
                TestCandidate.of("a/m", "1").priced("1", "1"),
                TestCandidate.of("a/m", "2").priced("1", "1"),
                TestCandidate.of("b/m", "1").priced("2", "2"));

        assertThat(Walks.firsts(100, strategy, candidates, scope, Candidate::id))
                .isEqualTo(Map.of("a/m#1", 50, "a/m#2", 50));
    }
}
