package io.fairlead.core.flow;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Any order. */
final class Shuffled implements Strategy {
    @Override
    public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
        List<Candidate> order = new ArrayList<>(candidates);
        Collections.shuffle(order, Random.from(scope.random()));
        return Walk.over(order);
    }
}
