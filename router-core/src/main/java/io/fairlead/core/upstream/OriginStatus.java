package io.fairlead.core.upstream;

import io.fairlead.api.http.Origin;

/**
 * The connections of one way to an origin at a moment.
 *
 * @param origin where they end
 * @param open all of them, those being made included
 * @param idle those waiting for use
 * @param waiting calls that wait for one
 */
public record OriginStatus(Origin origin, int open, int idle, int waiting) {}
