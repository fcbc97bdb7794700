package io.fairlead.testkit.kit;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.fairlead.testkit.MapNumbers;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestOutcome;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/** Walks a strategy through candidates as the host does, with one route's numbers, clock and randomness. */
final class Walker {
    static final RequestFacts REQUEST =
            RequestFacts.builder(Operation.CHAT, "smart").build();

    private static final Duration ANSWER = Duration.ofMillis(50);
    private static final List<FailureKind> KINDS = List.of(
            FailureKind.SERVER,
            FailureKind.AUTH,
            FailureKind.RATE_LIMIT,
            FailureKind.NETWORK,
            FailureKind.of("a_kind_of_later"));

    private final Strategy strategy;
    private final TestScope scope;
    private final TestClock clock;

    private Walker(Strategy strategy, TestScope scope, TestClock clock) {
        this.strategy = strategy;
        this.scope = scope;
        this.clock = clock;
    }

    static Walker of(Strategy strategy, long seed) {
        return with(strategy, new MapNumbers(), seed);
    }

    /** A walker for numbers that others may use, too. */
    static Walker with(Strategy strategy, MapNumbers numbers, long seed) {
        TestClock clock = TestClock.at("2026-11-21T12:00:00Z");
        return new Walker(
                strategy,
                new TestScope(clock, new SplittableRandom(seed), TestRequest.post("/"), numbers, 1000, 100),
                clock);
    }

    /** The same route with a new instance of the strategy, as after a reload. */
    Walker reloaded(Strategy anew) {
        return new Walker(anew, scope, clock);
    }

    MapNumbers numbers() {
        return scope.numbers();
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    Walk begin(List<Candidate> candidates) {
        return begin(REQUEST, candidates);
    }

    Walk begin(RequestFacts request, List<Candidate> candidates) {
        return strategy.walk(request, candidates, scope);
    }

    /** The first candidate of a walk, which answers at once. */
    Candidate first(List<Candidate> candidates) {
        Walk walk = begin(candidates);
        Candidate first = walk.next();
        if (first == null) {
            throw new AssertionError("found an empty walk, expected a candidate of " + candidates);
        }
        walk.ended(first, TestOutcome.success(ANSWER));
        return first;
    }

    /** How often each came first in so many walks, by whatever is looked at. */
    Map<String, Integer> firsts(int walks, List<Candidate> candidates, Function<Candidate, String> what) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < walks; i++) {
            counts.merge(what.apply(first(candidates)), 1, Integer::sum);
        }
        return counts;
    }

    /** All that a walk yields when every attempt fails. */
    List<Candidate> all(List<Candidate> candidates) {
        return rest(begin(candidates), candidates.size(), (walk, candidate) -> {
            walk.ended(candidate, TestOutcome.failure(FailureKind.SERVER, ANSWER));
            pass(ANSWER);
        });
    }

    /** All that a walk yields when attempts end at random: well, badly, twice, late or not at all. */
    List<Candidate> all(List<Candidate> candidates, Random random) {
        List<Candidate> seen = new ArrayList<>();
        return rest(begin(candidates), candidates.size(), (walk, candidate) -> {
            seen.add(candidate);
            for (int times = random.nextInt(3); times > 0; times--) {
                walk.ended(seen.get(random.nextInt(seen.size())), outcome(random));
            }
            pass(Duration.ofMillis(random.nextInt(5000)));
        });
    }

    /** What a walk still yields; stops when it has yielded more than there are. */
    static List<Candidate> rest(Walk walk, int most, Ending ending) {
        List<Candidate> yielded = new ArrayList<>();
        for (Candidate next = walk.next(); next != null && yielded.size() <= most; next = walk.next()) {
            yielded.add(next);
            ending.ended(walk, next);
        }
        return yielded;
    }

    static Outcome outcome(Random random) {
        Duration took = Duration.ofMillis(random.nextInt(3000));
        return switch (random.nextInt(3)) {
            case 0 -> TestOutcome.success(took);
            case 1 -> TestOutcome.left(took);
            default -> TestOutcome.failure(KINDS.get(random.nextInt(KINDS.size())), took);
        };
    }

    static List<String> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::id).toList();
    }

    /** What is told of an attempt before the next candidate is asked for. */
    @FunctionalInterface
    interface Ending {
        void ended(Walk walk, Candidate candidate);
    }
}
