package io.fairlead.core.body;

import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A body with its edits spliced in: the final bytes, pushed any number of times. Valid while the original is open. */
public final class EditedBody {
    private final StoredBody original;
    private final List<Cut> cuts;
    private final long length;

    /** Takes cuts in order that do not overlap. */
    EditedBody(StoredBody original, List<Cut> cuts) {
        this.original = original;
        this.cuts = cuts;
        long sum = original.length();
        for (Cut cut : cuts) {
            sum += cut.with().length() - (cut.to() - cut.from());
        }
        length = sum;
    }

    /** Whether there is no edit at all, so that these are the original's bytes. */
    public boolean unchanged() {
        return cuts.isEmpty();
    }

    /** Length in bytes. */
    public long length() {
        return length;
    }

    /** Pushes the bytes in order. An exception of the sink's comes out unchanged. */
    public void segments(SegmentSink sink) throws IOException {
        long at = 0;
        for (Cut cut : cuts) {
            original.segments(at, cut.from(), sink);
            Slice with = cut.with();
            if (with.length() > 0) {
                sink.accept(with.array(), with.start(), with.length());
            }
            at = cut.to();
        }
        original.segments(at, original.length(), sink);
    }

    /**
     * A copy of all bytes.
     *
     * @throws UncheckedIOException if the original lies on disk and cannot be read
     */
    public byte[] bytes() {
        byte[] bytes = new byte[Math.toIntExact(length)];
        copyTo(bytes, 0);
        return bytes;
    }

    /**
     * Copies all bytes into an array that has room for them.
     *
     * @return the index after the last one
     * @throws UncheckedIOException if the original lies on disk and cannot be read
     */
    public int copyTo(byte[] target, int offset) {
        int[] at = {offset};
        try {
            segments((array, from, count) -> {
                System.arraycopy(array, from, target, at[0], count);
                at[0] += count;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return at[0];
    }
}
