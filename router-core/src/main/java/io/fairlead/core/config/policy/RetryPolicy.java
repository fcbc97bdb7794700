package io.fairlead.core.config.policy;

import java.time.Duration;

/**
 * Trying the same candidate again.
 *
 * @param same how often, beyond the first attempt
 * @param backoff the wait before the first repetition; doubles
 * @param waitHereUpTo a wait that the upstream asks for and that is no longer than this is waited for here
 * @param budget share of a route's requests of the last minute that may be tried again at the same candidate
 * @param budgetFloor repetitions in a minute that a route may have whatever its budget says
 */
public record RetryPolicy(int same, Duration backoff, Duration waitHereUpTo, double budget, int budgetFloor) {}
