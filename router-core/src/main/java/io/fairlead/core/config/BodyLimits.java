package io.fairlead.core.config;

/**
 * How much of requests is kept, and where. All figures are bytes.
 *
 * @param max a longer request is refused
 * @param heap what one request may keep in memory before it goes to a file
 * @param memory what all requests together may keep in memory
 * @param spool what all requests together may keep in files
 */
public record BodyLimits(long max, long heap, MemoryBudget memory, long spool) {}
