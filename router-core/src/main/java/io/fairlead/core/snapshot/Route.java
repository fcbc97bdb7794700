package io.fairlead.core.snapshot;

import io.fairlead.api.strategy.Candidate;
import io.fairlead.core.config.policy.RoundPolicy;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A name that clients may ask for and the candidates behind it.
 *
 * @param name of the route, or of the model it was made for
 * @param strategy orders the candidates
 * @param routeCandidates in the order of the configuration
 * @param round what holds for one request over all candidates
 * @param configured whether the configuration names it, or a model that was found made it
 * @param listed whether anybody but the client has named it
 */
public record Route(
        String name,
        StrategyUse strategy,
        List<RouteCandidate> routeCandidates,
        RoundPolicy round,
        boolean configured,
        boolean listed) {
    public Route {
        routeCandidates = List.copyOf(routeCandidates);
    }

    /** The longest time that any of its candidates may take, in nanoseconds. */
    public long longestNanos() {
        long longest = 0;
        for (RouteCandidate candidate : routeCandidates) {
            longest = Math.max(longest, candidate.policy().deadlines().total().toNanos());
        }
        return longest;
    }

    /** The same route with what is known by now of its candidates' models. */
    Route informed(UnaryOperator<RouteCandidate> known) {
        List<RouteCandidate> informed = routeCandidates.stream().map(known).toList();
        return informed.equals(routeCandidates) ? this : new Route(name, strategy, informed, round, configured, listed);
    }

    /** The candidates as strategies see them: always the same list, which nobody can change. */
    @SuppressWarnings("unchecked")
    public List<Candidate> candidates() {
        return (List<Candidate>) (List<?>) routeCandidates;
    }
}
