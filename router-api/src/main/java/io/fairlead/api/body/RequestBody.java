package io.fairlead.api.body;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request's whole body, in memory or on disk. May be read any number of times, by one thread at a time. */
public interface RequestBody {
    /** Length in bytes. */
    long length();

    /** Offsets of the members of a JSON object body; null where the body is no JSON. */
    @Nullable JsonScan json();

    /**
     * A range of the body.
     *
     * @param from first byte, counted from 0
     * @param to byte after the last; at most 2^31 - 9 bytes further
     * @throws java.io.UncheckedIOException if the body lies on disk and cannot be read
     */
    Slice slice(long from, long to);

    /** Pushes the whole body in order, in segments of the host's choosing. */
    void segments(SegmentSink sink) throws IOException;
}
