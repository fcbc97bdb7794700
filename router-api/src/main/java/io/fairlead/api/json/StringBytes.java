package io.fairlead.api.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks through the bytes of strings eight at a time. In each term below a byte gets its high bit where it is the one
 * looked for; a borrow only ever disturbs bytes above such a one, so the lowest bit set is always right.
 */
final class StringBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long TWOS = ONES * ('"' ^ ' ');
    private static final long AFTER_BLANKS = ONES * (' ' + 1);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private StringBytes() {}

    /** The index of the first quote, backslash, control character or byte above ASCII, or {@code end}. */
    static int unplain(byte[] bytes, int from, int end) {
        int at = from;
        for (int last = end - 2 * Long.BYTES; at <= last; at += 2 * Long.BYTES) {
            long stops = stops((long) LONGS.get(bytes, at)) | stops((long) LONGS.get(bytes, at + Long.BYTES));
            if ((stops & HIGH_BITS) != 0) {
                break;
            }
        }
        for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
            long stops = stops((long) LONGS.get(bytes, at)) & HIGH_BITS;
            if (stops != 0) {
                return at + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
        }
        while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** With one bit turned a quote changes places with the blank, and so is as low as control characters are. */
    private static long stops(long word) {
        return ((word ^ TWOS) - AFTER_BLANKS) | ((word ^ BACKSLASHES) - ONES) | word;
    }

    /** The index of the first quote or backslash, or {@code end}. */
    static int quoteOrBackslash(byte[] bytes, int from, int end) {
        int at = from;
        for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long quotes = word ^ QUOTES;
            long backslashes = word ^ BACKSLASHES;
            long stops = ((quotes - ONES) | (backslashes - ONES)) & ~word & HIGH_BITS;
            if (stops != 0) {
                return at + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
        }
        while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The index of the first backslash, or {@code end}. */
    static int backslash(byte[] bytes, int from, int end) {
        return first('\\', bytes, from, end);
    }

    private static int first(char wanted, byte[] bytes, int from, int end) {
        long wanteds = ONES * wanted;
        int at = from;
        for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at) ^ wanteds;
            long stops = (word - ONES) & ~word & HIGH_BITS;
            if (stops != 0) {
                return at + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
        }
        while (at < end && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /**
     * Whether a character of the text became a question mark when it was encoded: half of a surrogate pair does.
     *
     * @param encoded as many bytes as there are characters
     */
    static boolean replaced(String text, byte[] encoded) {
        int end = encoded.length;
        for (int at = first('?', encoded, 0, end); at < end; at = first('?', encoded, at + 1, end)) {
            if (text.charAt(at) != '?') {
                return true;
            }
        }
        return false;
    }

    /** Whether all characters are ASCII. */
    static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Whether the bytes at {@code from}, as many as there are characters, are the ASCII text. */
    static boolean same(String ascii, byte[] bytes, int from) {
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
