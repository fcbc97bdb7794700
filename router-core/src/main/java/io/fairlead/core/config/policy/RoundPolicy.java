package io.fairlead.core.config.policy;

import java.time.Duration;

/**
 * What holds for one request over all its candidates.
 *
 * @param skipFailedFor candidates that failed within this time are skipped; zero for none
 * @param maxAttempts different candidates in one round; {@link Integer#MAX_VALUE} for all
 * @param maxWait how long a request may wait for a candidate once all are skipped or failed
 */
public record RoundPolicy(Duration skipFailedFor, int maxAttempts, Duration maxWait) {}
