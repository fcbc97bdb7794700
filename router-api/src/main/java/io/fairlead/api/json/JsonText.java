package io.fairlead.api.json;

import java.nio.charset.StandardCharsets;

/** Text in and out of JSON strings. */
public final class JsonText {
    private JsonText() {}

    /** The text as a JSON string with its quotes. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        escape(text, out);
        return out.append('"').toString();
    }

    /** Appends runs of what needs no escape at once. */
    private static void escape(String text, StringBuilder out) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ' ' || next == '"' || next == '\\' || Character.isSurrogate(next) && lone(text, i)) {
                out.append(text, run, i).append(escape(next));
                run = i + 1;
            }
        }
        out.append(text, run, text.length());
    }

    /**
     * The text as it stands between the quotes of a JSON string, in UTF-8: for edits spliced into a string. Half of a
     * surrogate pair is kept as an escape, because the other half may come with the next piece of a stream.
     */
    public static byte[] encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        escape(text, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
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
        if (StringBytes.backslash(bytes, from, to) < to) {
            return Unescape.text(bytes, from, to, origin);
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
