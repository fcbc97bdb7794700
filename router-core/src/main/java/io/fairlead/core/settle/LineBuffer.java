package io.fairlead.core.settle;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes of lines. Text is written without making strings or arrays of it. */
public final class LineBuffer {
    private static final int KEPT = 1 << 17;
    private static final int MOST_DIGITS = 19;

    private byte[] bytes = new byte[8192];
    private int length;

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[KEPT];
        }
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Appends text that is known to be plain ASCII. */
    @SuppressWarnings("deprecation") // drops the high bytes, of which plain ASCII has none, and copies nothing twice
    LineBuffer plain(String text) {
        int count = text.length();
        room(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    LineBuffer plain(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Appends text from anywhere, as the inside of a JSON string: no line break and no quote gets through. */
    LineBuffer escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (special(text.charAt(i))) {
                return escapedSlowly(text);
            }
        }
        return plain(text);
    }

    /** Whether a character cannot stand for itself: a blank comes first of those that can, a tilde last. */
    private static boolean special(char c) {
        return (char) (c - ' ') > '~' - ' ' || c == '"' || c == '\\';
    }

    private LineBuffer escapedSlowly(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                plain('\\').plain(c);
            } else if (c >= ' ' && c < 127) {
                plain(c);
            } else {
                plain("\\u").hex(c >> 12).hex(c >> 8).hex(c >> 4).hex(c);
            }
        }
        return this;
    }

    private LineBuffer hex(int digit) {
        return plain(Character.forDigit(digit & 15, 16));
    }

    LineBuffer number(long value) {
        if (value < 0) {
            // The lowest number has no opposite.
            return value == Long.MIN_VALUE
                    ? plain(Long.toString(value))
                    : plain('-').number(-value);
        }
        if (value < 10) {
            return plain((char) ('0' + value));
        }
        int digits = 2;
        for (long bound = 100; digits < MOST_DIGITS && value >= bound; bound *= 10) {
            digits++;
        }
        room(digits);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Appends a number with at least so many digits. */
    LineBuffer padded(long value, int digits) {
        long bound = 1;
        for (int i = 1; i < digits; i++) {
            bound *= 10;
            if (value < bound) {
                plain('0');
            }
        }
        return number(value);
    }

    /** Appends nanoseconds as milliseconds with three decimals. */
    LineBuffer millis(long nanos) {
        return number(nanos / 1_000_000).plain('.').padded(nanos / 1000 % 1000, 3);
    }

    /** Appends nano-dollars as dollars. */
    LineBuffer dollars(long nanos) {
        return number(nanos / 1_000_000_000).plain('.').padded(nanos % 1_000_000_000, 9);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
