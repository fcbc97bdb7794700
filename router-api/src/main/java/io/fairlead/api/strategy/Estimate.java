package io.fairlead.api.strategy;

import io.fairlead.api.deployment.Money;
import java.util.Optional;

/** What a request is expected to take at a candidate, before it is sent. */
public interface Estimate {
    /** Tokens of the request. */
    long inputTokens();

    /** Tokens of the answer. */
    long outputTokens();

    /** The price of both; absent if the deployment's price is not known. */
    Optional<Money> price();
}
