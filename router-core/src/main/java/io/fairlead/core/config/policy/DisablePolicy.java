package io.fairlead.core.config.policy;

import java.time.Duration;

/**
 * Taking a failing candidate out.
 *
 * @param after consecutive failures
 * @param period how long, until one probe may try
 */
public record DisablePolicy(int after, Duration period) {}
