package io.fairlead.api.strategy;

import io.fairlead.api.dialect.RequestFacts;
import java.util.List;

/** Orders the candidates of a request. Called by many threads; keeps its state in {@link StrategyScope#numbers()} only. */
@FunctionalInterface
public interface Strategy {
    /**
     * Begins a walk over the candidates that may serve this request now.
     *
     * @param candidates in the order of the configuration, never empty, each once; the same list at each call as long
     *     as the same candidates are eligible
     * @return a walk that yields each candidate at most once
     */
    Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope);
}
