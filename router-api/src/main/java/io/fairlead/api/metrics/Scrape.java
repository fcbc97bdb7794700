package io.fairlead.api.metrics;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A page with the current values of all meters. Called by many threads. */
public interface Scrape {
    /** Where it is served on the port for operators, such as {@code /metrics}. */
    String path();

    /** The content type for a request's Accept header, which may be null. */
    String contentType(@Nullable String accept);

    /** Writes the page in that content type. */
    void write(@Nullable String accept, OutputStream out) throws IOException;
}
