package io.fairlead.core.config;

/**
 * Where a deployment stands among those of its route.
 *
 * @param priority 0 is tried first; equal numbers form one tier
 * @param weight its share within its tier for strategies that weigh
 */
public record Placement(int priority, int weight) {}
