package io.fairlead.core.health;

import java.time.Duration;

/**
 * The figures that health goes by.
 *
 * @param disableAfter consecutive failures that disable a candidate, at least 1
 * @param disableFor how long it stays disabled before one request probes it
 * @param rateLimitPause pause after a rate limit that states no wait; doubles with repeats
 * @param serverPause pause after a failure of the upstream; doubles with repeats
 * @param networkPause pause after a failure to reach it; doubles with repeats
 * @param longestPause where doubling ends
 */
public record HealthRules(
        int disableAfter,
        Duration disableFor,
        Duration rateLimitPause,
        Duration serverPause,
        Duration networkPause,
        Duration longestPause) {
    /** What holds unless configured. */
    public static final HealthRules DEFAULT = new HealthRules(
            3,
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10));

    public HealthRules {
        if (disableAfter < 1) {
            throw new IllegalArgumentException(
                    "found disable after " + disableAfter + " failures, expected at least 1");
        }
    }
}
