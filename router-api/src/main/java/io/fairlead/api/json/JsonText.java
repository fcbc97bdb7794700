package io.fairlead.api.json;

import java.nio.charset.StandardCharsets;

/** Text in and out of JSON strings. */
public final class JsonText {
    private JsonText() {}

    /** The text as a JSON string with its quotes. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next >= ' ' && next != '"' && next != '\\' && !lone(text, i)) {
                out.append(next);
            } else {
                out.append(escape(next));
            }
        }
        return out.append('"').toString();
    }

    /**
     * The text as it stands between the quotes of a JSON string, in UTF-8: for edits spliced into a string. Half of a
     * surrogate pair is kept as an escape, because the other half may come with the next piece of a stream.
     */
    public static byte[] encode(String text) {
        String quoted = quote(text);
        return quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The text of a JSON string, given the bytes between its quotes.
     *
     * @throws JsonSyntaxException if an escape is broken; its position counts from {@code from}
     */
    public static String decode(byte[] bytes, int from, int to) {
        return decode(bytes, from, to, from);
    }

    /** As above, with the index that positions count from. */
    static String decode(byte[] bytes, int from, int to, int origin) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                return Unescape.text(bytes, from, to, origin);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether the character at this place is a surrogate without its other half. */
    static boolean lone(CharSequence text, int at) {
        char here = text.charAt(at);
        if (Character.isHighSurrogate(here)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(here) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /** The shortest escape of a character. */
    static String escape(char value) {
        return switch (value) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> String.format("\\u%04x", (int) value);
        };
    }
}
