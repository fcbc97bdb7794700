package io.fairlead.testkit.kit;

import io.fairlead.api.strategy.Candidate;
import io.fairlead.testkit.TestCandidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists of candidates that a route may have. */
final class Candidates {
    private Candidates() {}

    /** Deployments of one tier, one base URL and one price; the weight of each is given. */
    static List<Candidate> weighing(int... weights) {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> (Candidate)
                        TestCandidate.of("a/m" + i, "k").weight(weights[i]).priced("1", "1"))
                .toList();
    }

    /** One deployment with so many credentials. */
    static List<Candidate> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (Candidate) TestCandidate.of("a/m", "k" + i).priced("1", "1"))
                .toList();
    }

    /** Up to five deployments at up to three upstreams, with up to three credentials each. */
    static List<Candidate> some(Random random) {
        List<Candidate> candidates = new ArrayList<>();
        for (int deployment = random.nextInt(1, 6); deployment > 0; deployment--) {
            TestCandidate one = TestCandidate.of("p" + random.nextInt(3) + "/m" + deployment, "0")
                    .priority(random.nextInt(3))
                    .weight(random.nextInt(4))
                    .priced(Integer.toString(random.nextInt(3)), "1");
            for (int key = random.nextInt(1, 4); key > 0; key--) {
                candidates.add(
                        new TestCandidate(one.deployment(), "k" + key, one.priority(), one.weight(), one.baseUrl()));
            }
        }
        return List.copyOf(candidates);
    }

    /** As many deployments as asked for, at a tenth as many upstreams. */
    static List<Candidate> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (Candidate) TestCandidate.of("p" + i % (count / 10 + 1) + "/m" + i, "k")
                        .priority(i % 7)
                        .weight(i % 5))
                .toList();
    }

    /** Candidates whose live numbers are others at each look. */
    static List<Candidate> restless(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(i -> (Candidate) new LiveCandidate(
                        TestCandidate.of("p" + i % 5 + "/m" + i, "k"),
                        () -> random.nextInt(3),
                        () -> random.nextInt(3),
                        () -> random.nextBoolean()
                                ? Optional.empty()
                                : Optional.of(Duration.ofMillis(random.nextInt(3)))))
                .toList();
    }

    /** A part of a list, in its order; never empty. */
    static List<Candidate> part(List<Candidate> all, Random random) {
        List<Candidate> part = new ArrayList<>(all);
        part.removeIf(each -> random.nextBoolean());
        return part.isEmpty() ? List.of(all.getFirst()) : List.copyOf(part);
    }

    /** Candidates of which one thing is as odd as it may be. */
    static Stream<Odd> odd() {
        TestCandidate plain = TestCandidate.of("odd/m", "k").priced("1", "1");
        return Stream.of(
                new Odd("a weight of 0", plain.weight(0)),
                new Odd("the largest weight", plain.weight(Integer.MAX_VALUE)),
                new Odd("the lowest priority number", plain.priority(Integer.MIN_VALUE)),
                new Odd("the highest priority number", plain.priority(Integer.MAX_VALUE)),
                new Odd("no known price", TestCandidate.of("odd/m", "k")),
                new Odd("a price of 0", plain.priced("0", "0")),
                new Odd("the highest price", plain.priced("9000", "9000")),
                new Odd("a response time of 0", LiveCandidate.answeringIn(plain, Duration.ZERO)),
                new Odd("a response time of a year", LiveCandidate.answeringIn(plain, Duration.ofDays(365))),
                new Odd("a name with slashes", TestCandidate.of("odd/a/b:c#d", "k")));
    }

    /** A candidate and what is odd of it. */
    record Odd(String describe, Candidate candidate) {}
}
