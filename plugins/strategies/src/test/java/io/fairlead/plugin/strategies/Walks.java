package io.fairlead.plugin.strategies;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import io.fairlead.testkit.FixedContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Walks strategies through and counts. */
final class Walks {
    static final RequestFacts REQUEST =
            RequestFacts.builder(Operation.CHAT, "smart").build();

    private Walks() {}

    static Strategy create(StrategyFactory factory, Map<String, ?> settings) {
        return factory.create(FixedContext.with(factory.settings(), settings));
    }

    /** All that a walk yields, in order, when nothing is known of how attempts ended. */
    static List<String> all(Strategy strategy, List<Candidate> candidates, StrategyScope scope) {
        return rest(strategy.walk(REQUEST, candidates, scope));
    }

    /** All that a walk still yields, in order. */
    static List<String> rest(Walk walk) {
        List<String> ids = new ArrayList<>();
        for (Candidate next = walk.next(); next != null; next = walk.next()) {
            ids.add(next.id());
        }
        return ids;
    }

    /** How often each first candidate of so many walks came, by whatever is looked at. */
    static Map<String, Integer> firsts(
            int walks,
            Strategy strategy,
            List<Candidate> candidates,
            StrategyScope scope,
            Function<Candidate, String> what) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < walks; i++) {
            counts.merge(what.apply(first(strategy, candidates, scope)), 1, Integer::sum);
        }
        return counts;
    }

    static Candidate first(Strategy strategy, List<Candidate> candidates, StrategyScope scope) {
        Candidate first = strategy.walk(REQUEST, candidates, scope).next();
        if (first == null) {
            throw new AssertionError("found an empty walk, expected a candidate");
        }
        return first;
    }
}
