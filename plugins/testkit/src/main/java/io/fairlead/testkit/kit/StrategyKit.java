package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.Walk;
import io.fairlead.testkit.MapNumbers;
import io.fairlead.testkit.TestCandidate;
import io.fairlead.testkit.TestOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds a strategy to its contract: extend it, name the factory and say what the strategy can do. Randomness is seeded and
 * time is the test's own, so a scenario that fails once fails each time. Counts of draws are held to five standard
 * deviations of what the weights say. Every test runs on an instance of its own; one of them calls it from eight threads.
 */
public abstract class StrategyKit extends Kit<StrategyAbility> {
    private static final int ROUNDS = 500;

    /** For subclasses. */
    protected StrategyKit() {}

    @Override
    protected abstract StrategyFactory factory();

    /** A strategy that yields all and promises no order, unless overridden. */
    @Override
    protected Set<StrategyAbility> abilities() {
        return Set.of(StrategyAbility.YIELDS_ALL);
    }

    private Strategy strategy() {
        return factory().create(context());
    }

    private Walker walker() {
        return Walker.of(strategy(), 5);
    }

    @Nested
    class AWalk {
        private final Random random = new Random(42);
        private final Walker walker = walker();

        @Test
        void yieldsEachCandidateAtMostOnceHoweverAttemptsEnd() {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(walker.all(Candidates.some(random), random)).doesNotHaveDuplicates();
            }
        }

        @Test
        void yieldsNobodyWhomAGateRefused() {
            List<Candidate> route = Candidates.many(12);
            for (int round = 0; round < ROUNDS; round++) {
                List<Candidate> eligible = Candidates.part(route, random);
                assertThat(eligible).containsAll(walker.all(eligible, random));
            }
        }

        @Test
        void yieldsEveryCandidate() {
            needs(StrategyAbility.YIELDS_ALL);
            for (int round = 0; round < ROUNDS; round++) {
                List<Candidate> candidates = Candidates.some(random);
                assertThat(walker.all(candidates, random)).containsExactlyInAnyOrderElementsOf(candidates);
            }
        }

        @Test
        void yieldsTheOnlyCandidate() {
            List<Candidate> one = Candidates.keys(1);
            assertThat(walker.all(one)).isEqualTo(one);
        }

        @Test
        void yieldsAThousandCandidates() {
            needs(StrategyAbility.YIELDS_ALL);
            List<Candidate> candidates = Candidates.many(1000);
            assertThat(walker.all(candidates)).containsExactlyInAnyOrderElementsOf(candidates);
        }

        @Test
        void staysAtItsEnd() {
            for (int round = 0; round < ROUNDS; round++) {
                List<Candidate> candidates = Candidates.some(random);
                Walk walk = walker.begin(candidates);
                Walker.rest(walk, candidates.size(), (same, candidate) -> {});
                assertThat(walk.next()).isNull();
                assertThat(walk.next()).isNull();
            }
        }

        @Test
        void isNotDisturbedByAnotherOne() {
            needs(StrategyAbility.YIELDS_ALL);
            for (int round = 0; round < ROUNDS; round++) {
                List<Candidate> candidates = Candidates.some(random);
                Walk one = walker.begin(candidates);
                Candidate first = one.next();
                walker.all(Candidates.part(candidates, random), random);
                List<Candidate> yielded = Walker.rest(one, candidates.size(), (same, candidate) -> {});
                yielded.add(first);
                assertThat(yielded).containsExactlyInAnyOrderElementsOf(candidates);
            }
        }
    }

    @Nested
    class TheOrder {
        private static final int WALKS = 200;

        @Test
        void isTheSameForTheSameNumbersAndRandomness() {
            List<List<String>> once = orders(walker(), WALKS);
            assertThat(orders(walker(), WALKS)).isEqualTo(once);
        }

        @Test
        void goesOnFromTheNumbersAfterAReload() {
            Walker reloaded = walker();
            List<List<String>> orders = new ArrayList<>();
            for (int walk = 0; walk < WALKS; walk++) {
                orders.addAll(orders(reloaded, 1));
                reloaded = reloaded.reloaded(strategy());
            }
            assertThat(orders).isEqualTo(orders(walker(), WALKS));
        }

        @Test
        void doesNotDependOnWhetherTheListIsTheSameObject() {
            Walker walker = walker();
            List<List<String>> copied = new ArrayList<>();
            for (int walk = 0; walk < WALKS; walk++) {
                copied.add(Walker.ids(walker.all(new ArrayList<>(Candidates.weighing(1, 2, 3)))));
            }
            assertThat(copied).isEqualTo(orders(walker(), WALKS));
        }

        @Test
        void followsThePriorities() {
            needs(StrategyAbility.BY_PRIORITY);
            List<Candidate> candidates = List.of(
                    priced("z").priority(7).weight(1000),
                    priced("x").priority(0),
                    priced("y").priority(3).weight(0));
            for (int i = 0; i < ROUNDS; i++) {
                Walker walker = Walker.of(strategy(), i);
                assertThat(Walker.ids(walker.all(candidates))).containsExactly("a/x#k", "a/y#k", "a/z#k");
            }
        }

        @Test
        void followsThePrices() {
            needs(StrategyAbility.BY_PRICE);
            List<Candidate> candidates = List.of(
                    TestCandidate.of("a/unknown", "k"),
                    TestCandidate.of("b/dear", "k").priced("3", "9"),
                    TestCandidate.of("c/free", "k").priced("0", "0"),
                    TestCandidate.of("d/cheap", "k").priced("1", "2").weight(0));
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(Walker.ids(Walker.of(strategy(), i).all(candidates)))
                        .containsExactly("c/free#k", "d/cheap#k", "b/dear#k", "a/unknown#k");
            }
        }

        @Test
        void followsTheResponseTimes() {
            needs(StrategyAbility.BY_TIME);
            List<Candidate> candidates = Stream.of("a", "b", "c", "d")
                    .map(name -> (Candidate) LiveCandidate.answeringIn(TestCandidate.of(name + "/m", "k"), time(name)))
                    .toList();
            Walker walker = walker();
            int fastest = 0;
            for (int i = 0; i < ROUNDS; i++) {
                Walk walk = walker.begin(candidates);
                Candidate first = walk.next();
                assertThat(first).isNotNull();
                walk.ended(first, TestOutcome.success(time(first.id())));
                walker.pass(Duration.ofMillis(10));
                fastest += first.id().startsWith("c") ? 1 : 0;
            }
            assertThat(fastest)
                    .as("walks of " + ROUNDS + " that begin with the fastest")
                    .isGreaterThan(ROUNDS * 3 / 4);
        }

        private static Duration time(String name) {
            return name.startsWith("c") ? Duration.ofMillis(40) : Duration.ofMillis(400);
        }

        private static TestCandidate priced(String model) {
            return TestCandidate.of("a/" + model, "k").priced("1", "1");
        }

        private static List<List<String>> orders(Walker walker, int walks) {
            List<Candidate> candidates = Candidates.weighing(1, 2, 3);
            List<List<String>> orders = new ArrayList<>();
            for (int walk = 0; walk < walks; walk++) {
                orders.add(Walker.ids(walker.all(candidates)));
            }
            return orders;
        }
    }

    @Nested
    class TheShares {
        @Test
        void followTheWeights() {
            needs(StrategyAbility.BY_WEIGHT);
            Shares.assertFollowWeights(walker(), Candidates.weighing(1, 2, 3, 4), 10);
            Shares.assertFollowWeights(walker(), Candidates.weighing(97, 3), 100);
            Shares.assertFollowWeights(walker(), Candidates.weighing(5, 0, 5), 10);
        }

        @Test
        void ofThoseThatAreLeftFollowTheirWeights() {
            needs(StrategyAbility.BY_WEIGHT);
            List<Candidate> all = Candidates.weighing(1, 2, 3, 4);
            Walker walker = walker();
            walker.firsts(ROUNDS, all, Candidate::id);
            Shares.assertFollowWeights(walker, all.subList(1, 3), 5);
        }

        @Test
        void leaveNobodyOfAPositiveWeightOut() {
            needs(StrategyAbility.BY_WEIGHT);
            assertThat(walker().firsts(300, Candidates.weighing(1, 1, 1), Candidate::id))
                    .hasSize(3);
            assertThat(walker().firsts(Shares.DRAWS, Candidates.weighing(1, 1, 500, 1), Candidate::id))
                    .hasSize(4);
        }

        @Test
        void ofTheKeysOfOneDeploymentAreAlike() {
            needs(StrategyAbility.SHARES_KEYS);
            Shares.assertFollowWeights(walker(), Candidates.keys(4), 4);
        }

        @Test
        void ofADeploymentDoNotGrowWithItsKeys() {
            needs(StrategyAbility.BY_WEIGHT);
            needs(StrategyAbility.SHARES_KEYS);
            List<Candidate> candidates = new ArrayList<>(Candidates.weighing(1));
            candidates.addAll(Candidates.keys(9));
            Map<String, Integer> counts = walker().firsts(
                            Shares.DRAWS, candidates, each -> each.deployment().id());
            Shares.assertClose(counts.getOrDefault("a/m0", 0), 0.5, "those of the deployment with one key");
        }
    }

    @Nested
    class WhatItReads {
        @Test
        void isReadAtMostOnceBeforeTheFirstCandidate() {
            List<LiveCandidate> live = Stream.of("1", "2", "3", "4", "5", "6", "7", "8")
                    .map(key -> LiveCandidate.answeringIn(TestCandidate.of("a/m" + key, "k"), Duration.ofMillis(5)))
                    .toList();
            walker().begin(List.copyOf(live)).next();
            assertThat(live)
                    .allSatisfy(each -> assertThat(each.mostReads())
                            .as("times that a live number of " + each + " was read")
                            .isLessThanOrEqualTo(1));
        }

        @Test
        void mayChangeWhileItSorts() {
            Random random = new Random(7);
            Walker walker = walker();
            for (int round = 0; round < 200; round++) {
                List<Candidate> candidates = Candidates.restless(100, random);
                assertThat(walker.all(candidates)).doesNotHaveDuplicates();
            }
        }

        @TestFactory
        Stream<DynamicTest> mayBeOdd() {
            return Candidates.odd()
                    .map(candidate -> dynamicTest(candidate.describe(), () -> {
                        List<Candidate> candidates = new ArrayList<>(Candidates.weighing(1, 2));
                        candidates.add(1, candidate.candidate());
                        for (int i = 0; i < 100; i++) {
                            assertThat(Walker.of(strategy(), i).all(candidates)).doesNotHaveDuplicates();
                        }
                        List<Candidate> alone = List.of(candidate.candidate());
                        assertThat(walker().all(alone)).isEqualTo(alone);
                    }));
        }

        @Test
        void mayBeTooMuchForAnInt() {
            List<Candidate> candidates = Candidates.weighing(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
            for (int i = 0; i < 100; i++) {
                assertThat(Walker.of(strategy(), i).all(candidates)).doesNotHaveDuplicates();
            }
        }

        @Test
        void mayBeOfAKindThatCameLater() {
            RequestFacts request = RequestFacts.builder(Operation.of("dream"), "")
                    .need(Capability.of("telepathy"))
                    .textBytes(Long.MAX_VALUE)
                    .maxOutputTokens(0)
                    .build();
            List<Candidate> candidates = Candidates.weighing(1, 2, 3);
            Walk walk = walker().begin(request, candidates);
            Outcome outcome = TestOutcome.failure(FailureKind.of("a_kind_of_later"), Duration.ZERO);
            assertThat(Walker.rest(walk, 3, (same, candidate) -> same.ended(candidate, outcome)))
                    .doesNotHaveDuplicates();
        }
    }

    @Nested
    class ItsNumbers {
        @Test
        void areFewHoweverManyRequestsCome() {
            Walker walker = walker();
            List<Candidate> candidates = Candidates.weighing(1, 2, 3);
            Random random = new Random(3);
            for (int i = 0; i < 5000; i++) {
                walker.all(candidates, random);
            }
            assertThat(walker.numbers().all().size())
                    .as("numbers that are kept for 3 candidates after 5,000 walks")
                    .isLessThan(400);
        }

        @Test
        void areNamedAfterTheCandidatesThatTheyBelongTo() {
            Walker walker = walker();
            for (int generation = 0; generation < 300; generation++) {
                TestCandidate passing = TestCandidate.of("p" + generation + "/m" + generation, "k" + generation);
                walker.all(List.of(passing, TestCandidate.of("q" + generation + "/n", "k")), new Random(generation));
            }
            assertThat(walker.numbers().all().keySet().stream().filter(name -> !name.matches("(https://)?[pq]\\d+.*")))
                    .as("numbers that no candidate's id and no base URL begins")
                    .hasSizeLessThan(100);
        }
    }

    @Nested
    class ManyThreads {
        private static final int THREADS = 8;

        @Test
        void mayWalkAtOnce() throws InterruptedException, ExecutionException {
            Strategy strategy = strategy();
            MapNumbers numbers = new MapNumbers();
            List<Candidate> route = Candidates.many(9);
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                List<Future<?>> walks = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    int seed = i;
                    walks.add(threads.submit(() -> walk(Walker.with(strategy, numbers, seed), route, seed)));
                }
                for (Future<?> walk : walks) {
                    walk.get();
                }
            }
        }

        private void walk(Walker walker, List<Candidate> route, int seed) {
            Random random = new Random(seed);
            for (int i = 0; i < ROUNDS; i++) {
                List<Candidate> eligible = Candidates.part(route, random);
                List<Candidate> yielded = walker.all(eligible, random);
                assertThat(yielded).doesNotHaveDuplicates();
                assertThat(eligible).containsAll(yielded);
                if (abilities().contains(StrategyAbility.YIELDS_ALL)) {
                    assertThat(yielded).hasSameSizeAs(eligible);
                }
            }
        }
    }
}
