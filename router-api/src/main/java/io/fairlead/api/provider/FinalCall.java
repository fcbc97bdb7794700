package io.fairlead.api.provider;

import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import java.io.IOException;

/** A call as it goes on the wire but for its credential: what signatures are made over. */
public interface FinalCall {
    /** The method. */
    String method();

    /** Where it goes. */
    Origin origin();

    /** Path and query. */
    String path();

    /** The header fields. */
    Headers headers();

    /** Length of the body in bytes. */
    long length();

    /** Pushes the whole body in order; may be called more than once. */
    void segments(SegmentSink sink) throws IOException;
}
