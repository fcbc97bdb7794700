package io.fairlead.core.config;

import java.time.Duration;

/**
 * How serving ends.
 *
 * @param drain how long requests are still accepted once the gateway calls itself not ready
 * @param grace how long running exchanges then have to finish
 */
public record Shutdown(Duration drain, Duration grace) {}
