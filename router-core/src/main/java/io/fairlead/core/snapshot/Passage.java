package io.fairlead.core.snapshot;

import io.fairlead.api.dialect.Dialect;

/**
 * How a request in one dialect reaches a candidate.
 *
 * @param upstream the dialect of the call
 * @param translated whether it differs from the client's, so that the request goes through the neutral model
 */
public record Passage(Dialect upstream, boolean translated) {}
