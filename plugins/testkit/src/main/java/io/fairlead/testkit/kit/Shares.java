package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.strategy.Candidate;
import java.util.List;
import java.util.Map;

/** Holds counts of draws to what chance allows: five standard deviations. */
final class Shares {
    static final int DRAWS = 100_000;

    private Shares() {}

    /** Draws, and compares how often each came first with its part of the sum of the weights. */
    static void assertFollowWeights(Walker walker, List<Candidate> candidates, double weights) {
        Map<String, Integer> counts = walker.firsts(DRAWS, candidates, Candidate::id);
        for (Candidate candidate : candidates) {
            assertClose(
                    counts.getOrDefault(candidate.id(), 0),
                    candidate.weight() / weights,
                    "those that begin with " + candidate + " of weight " + candidate.weight());
        }
    }

    static void assertClose(int count, double share, String what) {
        int deviation = (int) (5 * Math.sqrt(DRAWS * share * (1 - share)));
        assertThat(count).as("of " + DRAWS + " walks, " + what).isCloseTo((int) (DRAWS * share), within(deviation));
    }
}
