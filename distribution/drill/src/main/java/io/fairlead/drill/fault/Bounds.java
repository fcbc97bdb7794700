package io.fairlead.drill.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * How long things may take in a drill.
 *
 * @param firstContent when the gateway gives up on an upstream without content, if it is told; else its own default
 * @param idle when it gives up on one that stalls, if it is told; else its own default
 * @param retryAfter what a limited upstream asks to wait
 * @param flapping how long the flapping upstream flaps
 * @param down how long it is down, and up, each time
 * @param patience when a client takes an answer for hung
 */
public record Bounds(
        Optional<Duration> firstContent,
        Optional<Duration> idle,
        Duration retryAfter,
        Duration flapping,
        Duration down,
        Duration patience) {
    /** What the gateway's defaults allow, both to the first content and between two pieces. */
    private static final Duration DEFAULT = Duration.ofSeconds(60);

    /** The gateway's own bounds. */
    public static final Bounds FULL = new Bounds(
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofSeconds(3),
            Duration.ofSeconds(150));

    /** Short ones, for builds. */
    public static final Bounds SHORT = new Bounds(
            Optional.of(Duration.ofSeconds(2)),
            Optional.of(Duration.ofSeconds(2)),
            Duration.ofSeconds(1),
            Duration.ofSeconds(6),
            Duration.ofMillis(500),
            Duration.ofSeconds(30));

    /** Longer than the gateway waits for the first content. */
    Duration tooSlow() {
        return firstContent.orElse(DEFAULT).multipliedBy(3).dividedBy(2);
    }

    /** The same with another bound on the first content, unless there is one. */
    public Bounds withFirstContent(Duration bound) {
        return new Bounds(Optional.of(firstContent.orElse(bound)), idle, retryAfter, flapping, down, patience);
    }
}
