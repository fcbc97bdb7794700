package io.fairlead.core.flow;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import java.util.List;
import java.util.random.RandomGenerator;

/** A strategy as bad as can be: names candidates again and again, fails in the end, and does not bear to be told. */
final class Odd implements Strategy {
    private static final int MOST = 12;

    @Override
    public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
        RandomGenerator random = scope.random();
        return new Walk() {
            private int count;

            @Override
            public Candidate next() {
                if (++count > MOST) {
                    throw new IllegalStateException("a bug of this strategy");
                }
                return candidates.get(random.nextInt(candidates.size()));
            }

            @Override
            public void ended(Candidate candidate, Outcome outcome) {
                throw new IllegalStateException("another bug of this strategy");
            }
        };
    }
}
