package io.fairlead.core.config.policy;

import java.time.Duration;

/**
 * How long a candidate rests after one failure whose upstream states no wait; doubles with repetitions.
 *
 * @param rateLimit after a rate limit
 * @param server after an error of the upstream
 * @param network after a connection that failed
 * @param max where doubling ends
 */
public record PausePolicy(Duration rateLimit, Duration server, Duration network, Duration max) {}
