package io.fairlead.testkit;

import io.fairlead.api.deployment.Money;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Estimate;
import io.fairlead.api.strategy.StrategyScope;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What a strategy may look at, with a clock, randomness and numbers of the test's own. */
public record TestScope(
        Clock clock, RandomGenerator random, RequestHead head, MapNumbers numbers, long inputTokens, long outputTokens)
        implements StrategyScope {
    /** A scope with fresh numbers and seeded randomness; requests are expected to take 1,000 tokens and give 100. */
    public static TestScope of(Clock clock, long seed) {
        return new TestScope(clock, new SplittableRandom(seed), TestRequest.post("/"), new MapNumbers(), 1000, 100);
    }

    /** The same for a request that is expected to take so many tokens. */
    public TestScope expecting(long input, long output) {
        return new TestScope(clock, random, head, numbers, input, output);
    }

    /** The same for a request with this head. */
    public TestScope asked(RequestHead by) {
        return new TestScope(clock, random, by, numbers, inputTokens, outputTokens);
    }

    @Override
    public Estimate estimate(Candidate candidate) {
        Usage usage = Usage.builder()
                .inputTokens(inputTokens)
                .outputTokens(outputTokens)
                .build();
        return new TestEstimate(
                inputTokens, outputTokens, candidate.deployment().price().map(price -> price.of(usage)));
    }

    private record TestEstimate(long inputTokens, long outputTokens, Optional<Money> price) implements Estimate {}
}
