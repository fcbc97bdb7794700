package io.fairlead.api.strategy;

import io.fairlead.api.dialect.RequestFacts;
import java.util.List;

/**
 * Orders the candidates of a request. Called by many threads; keeps its state in {@link StrategyScope#numbers()} only. Runs
 * on the way of every request: no I/O, no waiting. What {@link #walk} throws ends the request with an error of the
 * gateway; what the walk throws ends the walk, and the request fails with what was tried so far.
 */
@FunctionalInterface
public interface Strategy {
    /**
     * Begins a walk over the candidates that may serve this request now. Those that are paused, disabled, too small or
     * otherwise out of question are left out already.
     *
     * @param request what is asked, without its text
     * @param candidates in the order of the configuration, never empty, each once; the same list at each call as long
     *     as the same candidates are eligible
     * @return a walk that yields each candidate at most once
     */
    Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope);
}
