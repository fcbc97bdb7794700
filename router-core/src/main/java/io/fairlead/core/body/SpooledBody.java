package io.fairlead.core.body;

import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body in a spool file. */
final class SpooledBody implements StoredBody {
    /** Slices up to this length are short-lived enough to need no reservation. */
    private static final int SMALL = 16_384;

    private static final int BUFFER = 16_384;
    private static final int LARGEST_SLICE = Integer.MAX_VALUE - 8;

    private final SpoolFile file;
    private final long length;
    private final @Nullable JsonScan json;
    private final Reservation memory;
    private final ByteBudget budget;

    /** Large slices stay until the body is closed, so that later attempts find them again. */
    private final List<Kept> kept = new ArrayList<>();

    /** Takes over file and reservation. */
    SpooledBody(SpoolFile file, long length, @Nullable JsonScan json, Reservation memory, ByteBudget budget) {
        this.file = file;
        this.length = length;
        this.json = json;
        this.memory = memory;
        this.budget = budget;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public @Nullable JsonScan json() {
        return json;
    }

    /**
     * As declared.
     *
     * @throws io.fairlead.api.error.RouterException if there is no memory for it
     */
    @Override
    public Slice slice(long from, long to) {
        Objects.checkFromToIndex(from, to, length);
        if (to - from > LARGEST_SLICE) {
            throw new IllegalArgumentException(
                    "found a slice of " + (to - from) + " bytes, expected at most " + LARGEST_SLICE);
        }
        if (to - from <= SMALL) {
            return read(from, to);
        }
        for (Kept one : kept) {
            if (one.from == from && one.to == to) {
                return one.slice;
            }
        }
        if (!memory.tryResize(memory.bytes() + to - from)) {
            throw Refusals.noMemory(budget);
        }
        Slice slice = read(from, to);
        kept.add(new Kept(from, to, slice));
        return slice;
    }

    @Override
    public void segments(long from, long to, SegmentSink sink) throws IOException {
        Objects.checkFromToIndex(from, to, length);
        byte[] buffer = new byte[(int) Math.min(BUFFER, to - from)];
        for (long at = from; at < to; at += buffer.length) {
            int count = (int) Math.min(buffer.length, to - at);
            file.read(at, buffer, count);
            sink.accept(buffer, 0, count);
        }
    }

    @Override
    public void close() {
        kept.clear();
        memory.close();
        file.close();
    }

    private Slice read(long from, long to) {
        byte[] bytes = new byte[(int) (to - from)];
        try {
            file.read(from, bytes, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Slice.of(bytes);
    }

    private record Kept(long from, long to, Slice slice) {}
}
