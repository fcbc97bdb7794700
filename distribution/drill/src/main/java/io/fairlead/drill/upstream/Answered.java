package io.fairlead.drill.upstream;

/**
 * How an upstream answered one chat.
 *
 * @param tokens that it said
 * @param endedNanos when it was through, by {@link System#nanoTime()}
 */
public record Answered(int tokens, long endedNanos) {}
