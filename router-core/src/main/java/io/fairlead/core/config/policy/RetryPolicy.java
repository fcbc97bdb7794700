package io.fairlead.core.config.policy;

import java.time.Duration;

/**
 * Trying the same candidate again.
 *
 * @param same how often, beyond the first attempt
 * @param backoff the wait before the first repetition
 * @param waitHereUpTo a wait that the upstream asks for and that is no longer than this is waited for here
 */
public record RetryPolicy(int same, Duration backoff, Duration waitHereUpTo) {}
