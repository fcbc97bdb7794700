package io.fairlead.core.order;

import static io.fairlead.core.scene.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.StrategyUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GuardedWalkTest {
    @Test
    void aStrategyThatThrowsAtOnceLeavesTheDeclaredOrder() {
        assertThat(order((facts, candidates, scope) -> {
                    throw new IllegalStateException("a strategy that fails");
                }))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aWalkThatThrowsLeavesTheRestInTheDeclaredOrder() {
        assertThat(order((facts, candidates, scope) -> new Walk() {
                    private int calls;

                    @Override
                    public Candidate next() {
                        if (calls++ == 0) {
                            return candidates.getLast();
                        }
                        throw new StackOverflowError();
                    }
                }))
                .containsExactly("c", "a", "b");
    }

    @Test
    void aWalkThatYieldsTheSameForEverDoesNotSpin() {
        assertThat(order((facts, candidates, scope) -> () -> candidates.get(1))).containsExactly("b", "a", "c");
    }

    @Test
    void aCandidateOfElsewhereIsNotTaken() {
        Candidate other = route((facts, candidates, scope) -> Walk.over(candidates))
                .routeCandidates()
                .getFirst();
        assertThat(order((facts, candidates, scope) -> () -> other)).containsExactly("a", "b", "c");
    }

    @Test
    @SuppressWarnings("NullAway") // a strategy that breaks its promise
    void aStrategyWithoutAWalkLeavesTheDeclaredOrder() {
        assertThat(order((facts, candidates, scope) -> null)).containsExactly("a", "b", "c");
    }

    @Test
    void aWalkMayEndEarly() {
        assertThat(order((facts, candidates, scope) -> Walk.over(candidates.subList(1, 2))))
                .containsExactly("b");
    }

    @Test
    void aWalkThatCannotBearToHearOfAnAttemptHarmsNobody() {
        List<Candidate> heard = new ArrayList<>();
        Walk walk = walk((facts, candidates, scope) -> new Walk() {
            @Override
            public Candidate next() {
                return candidates.getLast();
            }

            @Override
            public void ended(Candidate candidate, Outcome outcome) {
                heard.add(candidate);
                throw new IllegalStateException("a strategy that fails");
            }
        });
        Candidate asked = Objects.requireNonNull(walk.next());
        walk.ended(asked, new Whole());

        assertThat(heard).containsExactly(asked);
    }

    @Test
    void aStrategyHearsOnlyOfWhatItYieldedItself() {
        List<Candidate> heard = new ArrayList<>();
        Walk walk = walk((facts, candidates, scope) -> new Walk() {
            private int calls;

            @Override
            public Candidate next() {
                if (calls++ == 0) {
                    return candidates.getLast();
                }
                throw new IllegalStateException("a strategy that fails");
            }

            @Override
            public void ended(Candidate candidate, Outcome outcome) {
                heard.add(candidate);
            }
        });
        Candidate itsOwn = Objects.requireNonNull(walk.next());
        Candidate ofTheConfiguration = Objects.requireNonNull(walk.next());
        walk.ended(ofTheConfiguration, new Whole());
        walk.ended(itsOwn, new Whole());

        assertThat(heard).containsExactly(itsOwn);
    }

    private record Whole() implements Outcome {
        @Override
        public boolean success() {
            return true;
        }

        @Override
        public Optional<FailureKind> failure() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> firstContent() {
            return Optional.empty();
        }

        @Override
        public Duration total() {
            return Duration.ZERO;
        }
    }

    private static Scene scene(Strategy strategy) {
        return new Scene()
                .provider("a", "k")
                .provider("b", "k")
                .provider("c", "k")
                .strategy(new StrategyUse("tested", strategy))
                .route("r", "a/m", "b/m", "c/m");
    }

    private static Route route(Strategy strategy) {
        return scene(strategy).only("r");
    }

    private static Walk walk(Strategy strategy) {
        Scene scene = scene(strategy);
        Route route = scene.only("r");
        Ordering ordering = new Ordering(scene.fleet(), new ManualTime(), new SplittableRandom(1));
        return ordering.walk(scene.snapshot(), route, request("{\"model\":\"m\"}"), route.candidates());
    }

    private static List<String> order(Strategy strategy) {
        Walk walk = walk(strategy);
        List<String> order = new ArrayList<>();
        for (Candidate next; (next = walk.next()) != null; ) {
            order.add(next.deployment().provider());
        }
        return order;
    }
}
