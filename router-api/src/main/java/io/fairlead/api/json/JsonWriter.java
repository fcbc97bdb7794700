package io.fairlead.api.json;

import io.fairlead.api.http.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON as bytes, in order; commas come by themselves. What goes in raw is taken as it is. Not for several threads;
 * made to be used again, see {@link #reset()}.
 *
 * <pre>{@code
 * writer.beginObject().member("role", "assistant").name("tokens").number(12).endObject();
 * }</pre>
 */
public final class JsonWriter {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    /** A character takes at most six bytes: a backslash, u and four digits. */
    private static final int LONGEST = 6;

    private static final int LONG_DIGITS = 20;
    /** From this length on it pays to let the JDK encode a text. */
    private static final int LONG_TEXT = 40;

    private byte[] bytes;
    private int length;
    private int depth;
    private boolean comma;

    /** A writer for short texts; grows as needed. */
    public JsonWriter() {
        this(256);
    }

    /** A writer with room for a text of this length. */
    public JsonWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Starts an object. */
    public JsonWriter beginObject() {
        return begin('{');
    }

    /** Ends the object started last. */
    public JsonWriter endObject() {
        return end('}');
    }

    /** Starts an array. */
    public JsonWriter beginArray() {
        return begin('[');
    }

    /** Ends the array started last. */
    public JsonWriter endArray() {
        return end(']');
    }

    /** Names the value that is written next. */
    public JsonWriter name(String name) {
        quoted(name);
        bytes[length++] = ':';
        comma = false;
        return this;
    }

    /** A string; half of a surrogate pair is kept as an escape. */
    public JsonWriter text(String text) {
        quoted(text);
        return this;
    }

    /** A whole number. */
    public JsonWriter number(long value) {
        value(LONG_DIGITS);
        if (value == Long.MIN_VALUE) {
            return plain("-9223372036854775808");
        }
        if (value < 0) {
            bytes[length++] = '-';
        }
        long left = Math.abs(value);
        int digits = 1;
        for (long rest = left; rest >= 10; rest /= 10) {
            digits++;
        }
        length += digits;
        for (int at = length - 1; digits > 0; at--, digits--) {
            bytes[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return this;
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException if it is infinite or not a number, which JSON cannot say
     */
    public JsonWriter number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("found " + value + ", expected a finite number");
        }
        String text = Double.toString(value);
        value(text.length());
        return plain(text);
    }

    /** True or false. */
    public JsonWriter bool(boolean value) {
        return raw(value ? TRUE : FALSE, 0, value ? TRUE.length : FALSE.length);
    }

    /** The value {@code null}. */
    public JsonWriter nullValue() {
        return raw(NULL, 0, NULL.length);
    }

    /** A value that is JSON already; ends of lines within it become blanks. */
    public JsonWriter raw(Slice json) {
        return raw(json.array(), json.start(), json.end());
    }

    /** A value that is JSON already; ends of lines within it become blanks. */
    public JsonWriter raw(String json) {
        byte[] encoded = json.getBytes(StandardCharsets.UTF_8);
        return raw(encoded, 0, encoded.length);
    }

    /** A value that is JSON already; ends of lines within it become blanks, so that it fits into a line of a stream. */
    public JsonWriter raw(byte[] json, int from, int to) {
        value(to - from);
        System.arraycopy(json, from, bytes, length, to - from);
        int end = length + to - from;
        for (int at = length; at < end; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                bytes[at] = ' ';
            }
        }
        length = end;
        return this;
    }

    /** A name and a string. */
    public JsonWriter member(String name, String text) {
        return name(name).text(text);
    }

    /** A name and a whole number. */
    public JsonWriter member(String name, long value) {
        return name(name).number(value);
    }

    /** A name and true or false. */
    public JsonWriter member(String name, boolean value) {
        return name(name).bool(value);
    }

    /** Bytes written so far. */
    public int length() {
        return length;
    }

    /**
     * What was written. Shares the writer's array: valid until the writer is used again.
     *
     * @throws IllegalStateException if an object or array is still open
     */
    public Slice slice() {
        if (depth != 0) {
            throw new IllegalStateException("found " + depth + " open objects and arrays, expected none");
        }
        return Slice.of(bytes, 0, length);
    }

    /** Forgets what was written. */
    public JsonWriter reset() {
        length = 0;
        depth = 0;
        comma = false;
        return this;
    }

    private JsonWriter begin(char bracket) {
        value(1);
        bytes[length++] = (byte) bracket;
        depth++;
        comma = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        if (depth == 0) {
            throw new IllegalStateException("found '" + bracket + "' with nothing open");
        }
        room(1);
        bytes[length++] = (byte) bracket;
        depth--;
        comma = true;
        return this;
    }

    /** Makes room for a value of so many bytes, after the comma that may be due. */
    private void value(int size) {
        room(size + 1);
        if (comma) {
            bytes[length++] = ',';
        }
        comma = true;
    }

    private void room(int size) {
        if (size > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + size, bytes.length + (bytes.length >> 1)));
        }
    }

    private JsonWriter plain(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    private void quoted(String text) {
        // Room for the usual case of one byte a character first: six times as much would grow the array for nothing.
        value(text.length() + 4);
        bytes[length++] = '"';
        if (text.length() < LONG_TEXT || !ascii(text)) {
            characters(text);
        }
        bytes[length++] = '"';
    }

    /** Writes a text if it is ASCII, in runs of what needs no escape. */
    private boolean ascii(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length != text.length() || StringBytes.replaced(text, encoded)) {
            return false;
        }
        int from = 0;
        for (int at = StringBytes.unplain(encoded, 0, encoded.length);
                at < encoded.length;
                at = StringBytes.unplain(encoded, from, encoded.length)) {
            room((encoded.length - from) + LONGEST + 4);
            run(encoded, from, at);
            plain(JsonText.escape((char) encoded[at]));
            from = at + 1;
        }
        run(encoded, from, encoded.length);
        return true;
    }

    private void run(byte[] encoded, int from, int to) {
        System.arraycopy(encoded, from, bytes, length, to - from);
        length += to - from;
    }

    private void characters(String text) {
        int count = text.length();
        for (int i = 0; i < count; i++) {
            char next = text.charAt(i);
            if (next < 0x80 && next >= ' ' && next != '"' && next != '\\') {
                bytes[length++] = (byte) next;
                continue;
            }
            room((count - i) + LONGEST + 4);
            i += unplain(text, i, next);
        }
    }

    /** Writes one character that takes more than one byte; the number of further chars that it took. */
    private int unplain(String text, int at, char next) {
        if (next < 0x80) {
            plain(JsonText.escape(next));
            return 0;
        }
        if (next < 0x800) {
            bytes[length++] = (byte) (0xC0 | (next >> 6));
            tail(next);
            return 0;
        }
        if (!Character.isSurrogate(next)) {
            bytes[length++] = (byte) (0xE0 | (next >> 12));
            tail(next >> 6);
            tail(next);
            return 0;
        }
        if (JsonText.lone(text, at)) {
            plain(JsonText.escape(next));
            return 0;
        }
        int point = Character.toCodePoint(next, text.charAt(at + 1));
        bytes[length++] = (byte) (0xF0 | (point >> 18));
        tail(point >> 12);
        tail(point >> 6);
        tail(point);
        return 1;
    }

    /** One of the further bytes of a character: six bits of it. */
    private void tail(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }
}
