package io.fairlead.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A range of a byte array. The bytes are shared, not copied: whoever receives a slice reads it during the call and copies
 * what it keeps, unless the method that gave it says otherwise.
 */
public final class Slice {
    /** No bytes. */
    public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    private final byte[] array;
    private final int start;
    private final int end;

    private Slice(byte[] array, int start, int end) {
        this.array = array;
        this.start = start;
        this.end = end;
    }

    /** All bytes of an array. */
    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    /** The bytes from {@code start} (inclusive) to {@code end} (exclusive). */
    public static Slice of(byte[] array, int start, int end) {
        Objects.checkFromToIndex(start, end, array.length);
        return new Slice(array, start, end);
    }

    /** The UTF-8 form of a text. */
    public static Slice utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The array behind this slice; not to be written to. */
    public byte[] array() {
        return array;
    }

    /** Index of the first byte. */
    public int start() {
        return start;
    }

    /** Index after the last byte. */
    public int end() {
        return end;
    }

    /** Number of bytes. */
    public int length() {
        return end - start;
    }

    /** Part of this slice; both positions count from its start. */
    public Slice slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length());
        return new Slice(array, start + from, start + to);
    }

    /** The bytes as text, decoded as UTF-8. */
    public String utf8() {
        return new String(array, start, end - start, StandardCharsets.UTF_8);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        byte[] copy = new byte[end - start];
        System.arraycopy(array, start, copy, 0, copy.length);
        return copy;
    }

    /** Writes the bytes to a stream. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(array, start, end - start);
    }

    /** Tells the length only: the content may be a prompt. */
    @Override
    public String toString() {
        return "Slice[" + length() + " bytes]";
    }
}
