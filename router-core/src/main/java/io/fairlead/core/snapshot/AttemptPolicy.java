package io.fairlead.core.snapshot;

import io.fairlead.core.config.policy.RetryPolicy;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.upstream.Deadlines;
import java.time.Duration;

/**
 * How attempts at one candidate are made.
 *
 * @param deadlines of the call
 * @param firstContent until something that the client can read
 * @param retry at the same candidate
 * @param health what failures lead to
 */
public record AttemptPolicy(Deadlines deadlines, Duration firstContent, RetryPolicy retry, HealthRules health) {}
