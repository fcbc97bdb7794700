package io.fairlead.core.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for the ends of lines eight bytes at a time. In each term a byte gets its high bit where it is one looked for; a
 * borrow only disturbs bytes above such a one, so the lowest bit set is always right.
 */
public final class LineScan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long BLANKS = ONES * ' ';
    private static final long DELETES = ONES * 0x7f;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private LineScan() {}

    /** The index of the first line feed, or {@code to}. */
    public static int lineFeed(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
            long stops = (word - ONES) & ~word & HIGH_BITS;
            if (stops != 0) {
                return at + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The index of the first control character, or {@code to}. */
    static int control(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long deletes = word ^ DELETES;
            long stops = (((word - BLANKS) & ~word) | ((deletes - ONES) & ~deletes)) & HIGH_BITS;
            if (stops != 0) {
                return at + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
        }
        while (at < to && (bytes[at] < 0 || bytes[at] >= ' ') && bytes[at] != 0x7f) {
            at++;
        }
        return at;
    }
}
