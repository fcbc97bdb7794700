package io.fairlead.drill.client;

/**
 * What a client got.
 *
 * @param ending how it ended
 * @param note what there is to say about it, empty for a full answer
 * @param tokens frames with content
 * @param firstContentNanos when the first of them came, by {@link System#nanoTime()}; 0 if none did
 */
public record Heard(Ending ending, String note, int tokens, long firstContentNanos) {}
