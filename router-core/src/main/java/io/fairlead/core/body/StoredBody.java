package io.fairlead.core.body;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that the gateway keeps until it is closed. Ranges may be pushed by several threads at a time. */
public sealed interface StoredBody extends RequestBody, AutoCloseable permits HeapBody, SpooledBody {
    /**
     * A body of bytes that somebody else keeps and does not change.
     *
     * @param json what a scan found in them, or null where they are no JSON object
     */
    static StoredBody of(Slice bytes, @Nullable JsonScan json) {
        return new HeapBody(bytes, json, null);
    }

    /** Pushes a range of the body in order. */
    void segments(long from, long to, SegmentSink sink) throws IOException;

    @Override
    default void segments(SegmentSink sink) throws IOException {
        segments(0, length(), sink);
    }

    /** Frees what the body takes; nothing may be read of it any more. May be called again. */
    @Override
    void close();
}
