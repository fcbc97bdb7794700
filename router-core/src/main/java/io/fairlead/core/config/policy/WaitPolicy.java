package io.fairlead.core.config.policy;

import java.time.Duration;

/**
 * Waiting for a candidate once all are skipped or failed.
 *
 * @param max how long a request may wait in all; zero for not at all
 * @param first wait where nothing says when a candidate is free again; doubles
 * @param longest where doubling ends
 */
public record WaitPolicy(Duration max, Duration first, Duration longest) {}
