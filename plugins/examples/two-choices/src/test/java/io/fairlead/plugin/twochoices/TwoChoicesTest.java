package io.fairlead.plugin.twochoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TwoChoicesTest {
    private static final int ROUNDS = 30_000;
    private static final RequestFacts REQUEST =
            RequestFacts.builder(Operation.CHAT, "smart").build();

    private final Strategy strategy = new TwoChoices.Factory().create(FixedContext.plain());
    private final TestScope scope = TestScope.of(TestClock.at("2026-01-01T00:00:00Z"), 1);

    private List<Candidate> order(List<Candidate> candidates) {
        Walk walk = strategy.walk(REQUEST, candidates, scope);
        List<Candidate> order = new ArrayList<>();
        for (Candidate next = walk.next(); next != null; next = walk.next()) {
            order.add(next);
        }
        return order;
    }

    private double shareOfFirst(Candidate wanted, List<Candidate> candidates) {
        int first = 0;
        for (int round = 0; round < ROUNDS; round++) {
            first += order(candidates).getFirst().equals(wanted) ? 1 : 0;
        }
        return (double) first / ROUNDS;
    }

    @Test
    void yields_each_candidate_once() {
        List<Candidate> candidates = List.of(new Busy("a", 5), new Busy("b", 0), new Busy("c", 2));

        assertThat(order(candidates)).containsExactlyInAnyOrderElementsOf(candidates);
        assertThat(order(List.of())).isEmpty();
        assertThat(order(Collections.nCopies(1, candidates.getFirst()))).hasSize(1);
    }

    @Test
    void asks_all_alike_where_all_are_idle() {
        Candidate one = new Busy("a", 0);

        assertThat(shareOfFirst(one, List.of(one, new Busy("b", 0), new Busy("c", 0))))
                .isCloseTo(1 / 3.0, within(0.02));
    }

    @Test
    void asks_the_busiest_first_never_and_the_idlest_in_two_of_three() {
        Candidate idle = new Busy("a", 0);
        Candidate busiest = new Busy("c", 9);
        List<Candidate> candidates = List.of(idle, new Busy("b", 3), busiest);

        assertThat(shareOfFirst(busiest, candidates)).isZero();
        assertThat(shareOfFirst(idle, candidates)).isCloseTo(2 / 3.0, within(0.02));
    }

    private record Busy(String id, int inFlight) implements Candidate {
        @Override
        public Deployment deployment() {
            return TestDeployment.of("any", id);
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public String baseUrl() {
            return "https://any.test";
        }

        @Override
        public int errorScore() {
            return 0;
        }

        @Override
        public Optional<Duration> responseTime() {
            return Optional.empty();
        }
    }
}
