package io.fairlead.testkit.kit;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Strategies with one mistake each. */
final class StrategyMistakes {
    private StrategyMistakes() {}

    /** Tests a strategy that claims what {@link RightStrategy} can do. */
    abstract static class Planted extends StrategyKit {
        abstract Strategy plant();

        @Override
        protected StrategyFactory factory() {
            return new StrategyFactory() {
                @Override
                public String name() {
                    return "planted";
                }

                @Override
                public Strategy create(PluginContext context) {
                    return plant();
                }
            };
        }

        @Override
        protected Set<StrategyAbility> abilities() {
            return Set.of(StrategyAbility.YIELDS_ALL, StrategyAbility.BY_WEIGHT, StrategyAbility.BY_PRIORITY);
        }
    }

    static final class NoMistake extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy();
        }
    }

    static final class YieldsTheFirstTwice extends Planted {
        @Override
        Strategy plant() {
            return (request, candidates, scope) -> {
                List<Candidate> order = new ArrayList<>(candidates);
                order.add(candidates.getFirst());
                return Walk.over(order);
            };
        }
    }

    static final class ForgetsTheLast extends Planted {
        @Override
        Strategy plant() {
            return (request, candidates, scope) -> Walk.over(candidates.subList(0, Math.max(1, candidates.size() - 1)));
        }
    }

    /** Keeps the first list of as many candidates. */
    static final class RemembersRefusedCandidates extends Planted {
        @Override
        Strategy plant() {
            Map<Integer, List<Candidate>> lists = new HashMap<>();
            Strategy right = new RightStrategy();
            return (request, candidates, scope) ->
                    right.walk(request, lists.computeIfAbsent(candidates.size(), size -> candidates), scope);
        }
    }

    static final class TakesNoWeights extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                @Override
                int draw(List<Candidate> tier, StrategyScope scope) {
                    return scope.random().nextInt(tier.size());
                }
            };
        }
    }

    static final class DrawsOneLotTooMany extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                @Override
                long lot(RandomGenerator random, long sum) {
                    return random.nextLong(sum + 1);
                }
            };
        }
    }

    static final class HasRandomnessOfItsOwn extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                private final SplittableRandom own = new SplittableRandom();

                @Override
                long lot(RandomGenerator random, long sum) {
                    return own.nextLong(sum);
                }
            };
        }
    }

    static final class KeepsItsTurnInAField extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                private long turn;

                @Override
                long lot(RandomGenerator random, long sum) {
                    return turn++ % sum;
                }
            };
        }
    }

    static final class SortsByNumbersThatChange extends Planted {
        @Override
        Strategy plant() {
            Strategy right = new RightStrategy();
            return (request, candidates, scope) -> {
                List<Candidate> sorted = new ArrayList<>(candidates);
                sorted.sort(Comparator.comparingInt(Candidate::inFlight));
                return right.walk(request, sorted, scope);
            };
        }
    }

    static final class KeepsANumberForEachRequest extends Planted {
        @Override
        Strategy plant() {
            Strategy right = new RightStrategy();
            return (request, candidates, scope) -> {
                long turn = scope.numbers().add("turn", 1);
                scope.numbers().add("begun " + turn, scope.clock().millis());
                return right.walk(request, candidates, scope);
            };
        }
    }

    static final class CountsByModelForEver extends Planted {
        @Override
        Strategy plant() {
            Strategy right = new RightStrategy();
            return (request, candidates, scope) -> {
                candidates.forEach(each -> scope.numbers().add("seen " + each.id(), 1));
                return right.walk(request, candidates, scope);
            };
        }
    }

    static final class RefusesKindsItDoesNotKnow extends Planted {
        @Override
        Strategy plant() {
            return (request, candidates, scope) -> new Told(new RightStrategy().walk(request, candidates, scope));
        }

        private record Told(Walk walk) implements Walk {
            @Override
            public @Nullable Candidate next() {
                return walk.next();
            }

            @Override
            public void ended(Candidate candidate, Outcome outcome) {
                Set<FailureKind> known =
                        Set.of(FailureKind.SERVER, FailureKind.AUTH, FailureKind.RATE_LIMIT, FailureKind.NETWORK);
                if (!known.containsAll(outcome.failure().stream().toList())) {
                    throw new IllegalArgumentException("found another kind");
                }
            }
        }
    }

    /** One walk for all requests: a second request goes on where the first one is. */
    static final class KeepsItsWalkInAField extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                private Walk current = () -> null;

                @Override
                public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
                    current = super.walk(request, candidates, scope);
                    return () -> current.next();
                }
            };
        }
    }

    static final class AddsWeightsInAnInt extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                @Override
                int draw(List<Candidate> tier, StrategyScope scope) {
                    int sum = tier.stream().mapToInt(Candidate::weight).sum();
                    return sum == 0 ? 0 : at(tier, scope.random().nextInt(sum));
                }
            };
        }
    }

    static final class TakesNoWeightOfZero extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                @Override
                int draw(List<Candidate> tier, StrategyScope scope) {
                    return at(
                            tier,
                            scope.random()
                                    .nextLong(tier.stream()
                                            .mapToLong(Candidate::weight)
                                            .sum()));
                }
            };
        }
    }

    static final class BeginsAgainAtItsEnd extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                @Override
                public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
                    Walk[] walk = {super.walk(request, candidates, scope)};
                    return () -> {
                        Candidate next = walk[0].next();
                        if (next == null) {
                            walk[0] = super.walk(request, candidates, scope);
                        }
                        return next;
                    };
                }
            };
        }
    }

    static final class TakesAllForOneTier extends Planted {
        @Override
        Strategy plant() {
            return new RightStrategy() {
                @Override
                boolean sameTier(Candidate one, Candidate other) {
                    return true;
                }
            };
        }
    }

    /** Turns that are taken for candidates nobody asked for: the first one is always the same. */
    static final class TakesATurnForEachCandidate extends Planted {
        @Override
        Strategy plant() {
            return (request, candidates, scope) -> {
                int size = candidates.size();
                List<Candidate> order = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    order.add(candidates.get((int) (scope.numbers().add("turn", 1) % size)));
                }
                return Walk.over(order);
            };
        }
    }
}
