package io.fairlead.api.strategy;

import io.fairlead.api.dialect.RequestFacts;
import java.util.List;

/**
 * Orders the candidates of a request. Called by many threads; keeps its state in {@link StrategyScope#numbers()} only. Runs
 * on the way of every request: no I/O, no waiting. A strategy that throws, here or in its walk, or yields what it may not,
 * is logged and left: the candidates that remain are tried in the order of the configuration.
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
