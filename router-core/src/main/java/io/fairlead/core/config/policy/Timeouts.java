package io.fairlead.core.config.policy;

import java.time.Duration;

/**
 * How long one attempt may take.
 *
 * @param connect until the connection stands
 * @param firstByte until the head of the answer is there
 * @param firstContent until the first byte of content is there
 * @param idle between two pieces of an answer
 * @param total from start to end
 */
public record Timeouts(Duration connect, Duration firstByte, Duration firstContent, Duration idle, Duration total) {}
