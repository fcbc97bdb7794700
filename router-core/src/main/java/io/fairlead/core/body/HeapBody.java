package io.fairlead.core.body;

import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body in one array. */
final class HeapBody implements StoredBody {
    private final Slice bytes;
    private final @Nullable JsonScan json;
    private final @Nullable Reservation memory;

    HeapBody(Slice bytes, @Nullable JsonScan json, @Nullable Reservation memory) {
        this.bytes = bytes;
        this.json = json;
        this.memory = memory;
    }

    @Override
    public long length() {
        return bytes.length();
    }

    @Override
    public @Nullable JsonScan json() {
        return json;
    }

    @Override
    public Slice slice(long from, long to) {
        Objects.checkFromToIndex(from, to, bytes.length());
        return bytes.slice((int) from, (int) to);
    }

    @Override
    public void segments(long from, long to, SegmentSink sink) throws IOException {
        Objects.checkFromToIndex(from, to, bytes.length());
        if (to > from) {
            sink.accept(bytes.array(), bytes.start() + (int) from, (int) (to - from));
        }
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
        }
    }
}
