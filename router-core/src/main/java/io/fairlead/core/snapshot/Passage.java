package io.fairlead.core.snapshot;

import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Dialect;

/**
 * How a request in one dialect reaches a candidate.
 *
 * @param upstream the dialect of the call
 * @param translated whether the request goes through the neutral model: the dialect differs from the client's, or a filter
 *     wants to see it so
 */
public record Passage(Dialect upstream, boolean translated) {
    /** The way through the neutral model, for filters that want to see the request in it; itself if there is none. */
    public Passage decoded() {
        return upstream instanceof ChatDialect ? new Passage(upstream, true) : this;
    }
}
