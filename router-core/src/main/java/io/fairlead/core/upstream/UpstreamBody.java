package io.fairlead.core.upstream;

import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Slice;
import java.io.IOException;

/** The bytes of a request. */
public interface UpstreamBody {
    /** No bytes. */
    UpstreamBody EMPTY = of(Slice.EMPTY);

    /** Length in bytes. */
    long length();

    /** Pushes exactly {@link #length()} bytes in order. An exception of the sink's must come out unchanged. */
    void segments(SegmentSink sink) throws IOException;

    /** Whether the bytes can be pushed a second time. */
    default boolean replayable() {
        return true;
    }

    /** The bytes of a slice, which must not change until the call's head is there. */
    static UpstreamBody of(Slice bytes) {
        return new SliceBody(bytes);
    }
}

record SliceBody(Slice bytes) implements UpstreamBody {
    @Override
    public long length() {
        return bytes.length();
    }

    @Override
    public void segments(SegmentSink sink) throws IOException {
        sink.accept(bytes.array(), bytes.start(), bytes.length());
    }
}
