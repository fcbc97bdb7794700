package io.fairlead.core.frame;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.http.Slice;
import java.util.Arrays;

/** Bytes on their way to the client: appended frame by frame, taken all at once. */
public final class ByteQueue implements FrameSink {
    private static final int SMALLEST = 512;
    private static final int KEPT = 16_384;

    private byte[] array = new byte[0];
    private int length;

    @Override
    public void frame(byte[] from, int start, int end) {
        append(from, start, end);
    }

    /** Appends a range. */
    public void append(byte[] from, int start, int end) {
        int added = end - start;
        if (array.length - length < added) {
            array = Arrays.copyOf(array, Math.max(Math.max(SMALLEST, array.length * 2), length + added));
        }
        System.arraycopy(from, start, array, length, added);
        length += added;
    }

    /** Bytes waiting. */
    public int length() {
        return length;
    }

    /** Where they are, from index 0. */
    public byte[] array() {
        return array;
    }

    /** All of them; valid until the next change. */
    public Slice slice() {
        return Slice.of(array, 0, length);
    }

    /** They were taken. */
    public void clear() {
        length = 0;
        if (array.length > KEPT) {
            array = new byte[0];
        }
    }
}
