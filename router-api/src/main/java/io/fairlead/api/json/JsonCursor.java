package io.fairlead.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks a JSON value without building a tree. It stands on a value; {@link #enter()} goes into an object or array,
 * {@link #nextMember()} or {@link #nextElement()} steps from value to value in it, {@link #leave()} goes back out, from
 * wherever the walk is. Values that nobody asked about are skipped. Every enter has its leave:
 *
 * <pre>{@code
 * cursor.enter();
 * while (cursor.nextMember()) {
 *     if (cursor.nameIs("model")) {
 *         model = cursor.text();
 *     } else if (cursor.nameIs("usage") && cursor.enter(JsonKind.OBJECT)) {
 *         while (cursor.nextMember()) { ... }
 *         cursor.leave();
 *     }
 * }
 * cursor.leave();
 * }</pre>
 *
 * <p>Made for text that a {@link JsonScan} found valid, or that comes from a peer that is trusted to write JSON: of other
 * text it may take more than the grammar allows, but never reads outside its range and always comes to an end or to a
 * {@link JsonSyntaxException}. Positions are indexes into the array, those in exceptions count from the start of the
 * range. Not for several threads; made to be used again, see {@link #reset}.
 */
public final class JsonCursor {
    private static final byte[] NOTHING = {};

    /** The value that the cursor stands on has not been stepped over. */
    private static final int AT_VALUE = 0;
    /** Just inside a container. */
    private static final int ENTERED = 1;
    /** Behind a value. */
    private static final int AFTER = 2;
    /** Behind the last value of a container, past its closing bracket. */
    private static final int AT_END = 3;

    private static final int NONE = -1;

    private byte[] bytes = NOTHING;
    private int from;
    private int to;
    private int at;
    private int place;

    private int nameStart;
    private int nameEnd;
    private boolean nameEscaped;
    private int valueStart;
    /** After the value, or {@code NONE} while nobody knows. */
    private int valueEnd;

    /** A cursor over nothing, to be reset. */
    public JsonCursor() {}

    /** A cursor on the value in a range. */
    public static JsonCursor over(byte[] bytes, int from, int to) {
        return new JsonCursor().reset(bytes, from, to);
    }

    /** Goes to the value in another range. */
    public JsonCursor reset(byte[] array, int start, int end) {
        Objects.checkFromToIndex(start, end, array.length);
        bytes = array;
        from = start;
        to = end;
        nameStart = start;
        nameEnd = start;
        stand(blanks(start));
        return this;
    }

    /** What the value is. */
    public JsonKind kind() {
        JsonKind kind = JsonKind.startingWith(first());
        if (kind == null) {
            throw failure(valueStart, "a value");
        }
        return kind;
    }

    /** Whether the value is of this kind. */
    public boolean is(JsonKind kind) {
        return kind() == kind;
    }

    /** Goes into the object or array that the value is. */
    public void enter() {
        byte first = first();
        if (first != '{' && first != '[') {
            throw unfit("an object or an array");
        }
        at = valueStart + 1;
        place = ENTERED;
        valueStart = NONE;
    }

    /** Goes into the value if it is of this kind, {@code OBJECT} or {@code ARRAY}; else stays and says false. */
    public boolean enter(JsonKind kind) {
        if (kind() != kind) {
            return false;
        }
        enter();
        return true;
    }

    /** Goes back out of the innermost container entered, past all that is left in it. */
    public void leave() {
        if (place == AT_VALUE) {
            skip();
        }
        if (place != AT_END) {
            at = JsonSkip.outOf(bytes, at, to, from);
        }
        place = AFTER;
        valueStart = NONE;
    }

    /** Steps to the next member of the object entered; false behind the last one. */
    public boolean nextMember() {
        if (!step((byte) '}')) {
            return false;
        }
        if (at == to || bytes[at] != '"') {
            throw failure(at, "a member's name in quotes");
        }
        nameStart = at + 1;
        int stop = StringBytes.quoteOrBackslash(bytes, nameStart, to);
        nameEscaped = stop < to && bytes[stop] == '\\';
        int end = nameEscaped ? JsonSkip.string(bytes, at, to, from) : stop + 1;
        if (end > to) {
            throw failure(to, "a closing quote");
        }
        nameEnd = end - 1;
        int colon = blanks(end);
        if (colon == to || bytes[colon] != ':') {
            throw failure(colon, "':' after a member's name");
        }
        stand(blanks(colon + 1));
        return true;
    }

    /** Steps to the next element of the array entered; false behind the last one. */
    public boolean nextElement() {
        if (!step((byte) ']')) {
            return false;
        }
        stand(at);
        return true;
    }

    /** Steps on to the member of this name in the object entered; false if there is none from here on. */
    public boolean find(String name) {
        while (nextMember()) {
            if (nameIs(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the member stepped to has this name. Allocates nothing for names in ASCII. */
    public boolean nameIs(String name) {
        return same(name, nameStart, nameEnd, nameEscaped);
    }

    /** The name of the member stepped to, decoded. */
    public String name() {
        return JsonText.decode(bytes, nameStart, nameEnd, from);
    }

    /** Steps over the value. Not needed before a next step, which does it, too. */
    public void skip() {
        at = rawEnd();
        place = AFTER;
    }

    /** The text of a string value, decoded. */
    public String text() {
        if (first() != '"') {
            throw unfit("a string");
        }
        return JsonText.decode(bytes, valueStart + 1, rawEnd() - 1, from);
    }

    /** The text of a string value, or null where the value is something else, such as {@code null}. */
    public @Nullable String textOrNull() {
        return first() == '"' ? text() : null;
    }

    /** Whether the value is this string. Allocates nothing for ASCII text without escapes. */
    public boolean textIs(String text) {
        if (first() != '"') {
            return false;
        }
        int end = rawEnd() - 1;
        boolean escaped = StringBytes.quoteOrBackslash(bytes, valueStart + 1, end) < end;
        return same(text, valueStart + 1, end, escaped);
    }

    /** Whether the value is {@code true}; {@code false} and {@code null} are not, all else is an error. */
    public boolean bool() {
        return switch (kind()) {
            case TRUE -> true;
            case FALSE, NULL -> false;
            default -> throw unfit("true or false");
        };
    }

    /** The value of a number without a fraction, whichever way it is spelled: {@code 1E+2} is 100. */
    public long longValue() {
        return JsonNumber.longValue(bytes, number(), valueEnd, valueStart - from);
    }

    /** The value of a number. */
    public double doubleValue() {
        return JsonNumber.doubleValue(bytes, number(), valueEnd, valueStart - from);
    }

    /** Index of the value's first byte. */
    public int rawStart() {
        first();
        return valueStart;
    }

    /** Index after the value's last byte. */
    public int rawEnd() {
        first();
        if (valueEnd < 0) {
            valueEnd = JsonSkip.value(bytes, valueStart, to, from);
        }
        return valueEnd;
    }

    /** The value as it stands, as text. */
    public String rawText() {
        int end = rawEnd();
        return new String(bytes, valueStart, end - valueStart, StandardCharsets.UTF_8);
    }

    /** Goes to where the next value or name should be; false past the closing bracket. */
    private boolean step(byte closing) {
        if (place == AT_END) {
            return false;
        }
        if (place == AT_VALUE) {
            skip();
        }
        at = blanks(at);
        if (at < to && bytes[at] == closing) {
            at++;
            place = AT_END;
            valueStart = NONE;
            return false;
        }
        if (place == AFTER) {
            if (at == to || bytes[at] != ',') {
                throw failure(at, "',' or '" + (char) closing + "'");
            }
            at = blanks(at + 1);
        }
        return true;
    }

    private void stand(int start) {
        valueStart = start;
        valueEnd = NONE;
        at = start;
        place = AT_VALUE;
    }

    private byte first() {
        if (valueStart < 0) {
            throw new IllegalStateException("no value here: step to one, and ask before leaving it");
        }
        if (valueStart == to) {
            throw failure(to, "a value");
        }
        return bytes[valueStart];
    }

    private int number() {
        if (kind() != JsonKind.NUMBER) {
            throw unfit("a number");
        }
        rawEnd();
        return valueStart;
    }

    private boolean same(String text, int start, int end, boolean escaped) {
        if (!escaped && start < end && !text.isEmpty() && bytes[start] >= 0 && bytes[start] != text.charAt(0)) {
            return false;
        }
        // In UTF-8 a text has at least as many bytes as characters, so that most misses need no second look.
        if (!escaped && (text.length() >= end - start || StringBytes.ascii(text))) {
            return text.length() == end - start && StringBytes.same(text, bytes, start);
        }
        return JsonText.decode(bytes, start, end, from).equals(text);
    }

    private int blanks(int start) {
        if (start < to && bytes[start] > ' ') {
            return start;
        }
        int next = start;
        while (next < to && (bytes[next] == ' ' || bytes[next] == '\n' || bytes[next] == '\r' || bytes[next] == '\t')) {
            next++;
        }
        return next;
    }

    private JsonSyntaxException unfit(String expected) {
        return new JsonSyntaxException(valueStart - from, kind().noun(), expected);
    }

    private JsonSyntaxException failure(int position, String expected) {
        String found = position < to ? JsonSyntaxException.describe(bytes[position]) : "the end of the text";
        return new JsonSyntaxException(position - from, found, expected);
    }
}
