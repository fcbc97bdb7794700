package io.fairlead.api.dialect;

import java.time.Instant;

/** What the writer of an answer needs to know. */
public interface WriterOptions {
    /** The client's request. */
    RequestFacts facts();

    /** The id to give to the answer where the upstream's own does not fit the API. */
    String id();

    /** When the answer began. */
    Instant created();
}
