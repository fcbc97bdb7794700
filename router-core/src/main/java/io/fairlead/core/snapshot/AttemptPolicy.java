package io.fairlead.core.snapshot;

import io.fairlead.core.health.HealthRules;
import io.fairlead.core.upstream.Deadlines;
import java.time.Duration;

/**
 * How attempts at one candidate are made.
 *
 * @param deadlines of the call
 * @param firstContent until something that the client can read
 * @param retries at the same candidate
 * @param backoff before the first of them; doubles
 * @param waitHereUpTo a wait that the upstream asks for is waited for at the candidate if it is at most this long
 * @param health what failures lead to
 */
public record AttemptPolicy(
        Deadlines deadlines,
        Duration firstContent,
        int retries,
        Duration backoff,
        Duration waitHereUpTo,
        HealthRules health) {}
