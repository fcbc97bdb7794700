package io.fairlead.plugin.twochoices;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Shuffles the candidates, then asks the less busy of the first two. That spreads load nearly as evenly as asking the least
 * busy of all, and a crowd of requests does not run to one candidate that was idle a moment ago.
 */
final class TwoChoices implements Strategy {
    @Override
    public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
        List<Candidate> order = new ArrayList<>(candidates);
        Collections.shuffle(order, scope.random());
        if (order.size() > 1 && order.get(1).inFlight() < order.getFirst().inFlight()) {
            Collections.swap(order, 0, 1);
        }
        return Walk.over(order);
    }

    /** Makes one strategy for each route that names {@code two-choices}. */
    static final class Factory implements StrategyFactory {
        @Override
        public String name() {
            return "two-choices";
        }

        @Override
        public Strategy create(PluginContext context) {
            return new TwoChoices();
        }
    }
}
