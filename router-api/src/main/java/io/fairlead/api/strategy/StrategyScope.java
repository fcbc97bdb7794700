package io.fairlead.api.strategy;

import io.fairlead.api.http.RequestHead;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What a walk may look at. Belongs to one route; valid during one call of {@link Strategy#walk} and the walk it gave. */
public interface StrategyScope {
    /** The host's clock. */
    Clock clock();

    /** The host's randomness. */
    RandomGenerator random();

    /** The request as the client sent it, without credentials: for orders that depend on who asks. */
    RequestHead head();

    /** The strategy's state. */
    Numbers numbers();

    /** What serving this request is expected to take at a candidate. */
    Estimate estimate(Candidate candidate);
}
