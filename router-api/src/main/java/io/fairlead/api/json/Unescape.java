package io.fairlead.api.json;

import java.nio.charset.StandardCharsets;

/** Resolves the escapes of one string. */
final class Unescape {
    private final byte[] bytes;
    private final int to;
    private final int origin;
    private int at;

    private Unescape(byte[] bytes, int from, int to, int origin) {
        this.origin = origin;
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /** The text; positions in exceptions count from {@code origin}. Half of a surrogate pair stays half. */
    static String text(byte[] bytes, int from, int to, int origin) {
        return new Unescape(bytes, from, to, origin).text();
    }

    /** The text in UTF-8, of a string without half pairs. */
    static byte[] utf8(byte[] bytes, int from, int to) {
        return text(bytes, from, to, from).getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        // No escape is shorter than what it stands for, in UTF-8 as well as in UTF-16.
        byte[] out = new byte[to - at];
        int length = 0;
        while (at < to) {
            int start = StringBytes.backslash(bytes, at, to);
            System.arraycopy(bytes, at, out, length, start - at);
            length += start - at;
            if (start == to) {
                break;
            }
            at = start + 1;
            int point = escaped();
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                at = start;
                return slowly(new String(out, 0, length, StandardCharsets.UTF_8));
            }
            length = append(point, out, length);
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    /** The rest where halves of pairs occur, which UTF-8 cannot hold. */
    private String slowly(String done) {
        StringBuilder out = new StringBuilder(done);
        while (at < to) {
            int run = at;
            at = StringBytes.backslash(bytes, at, to);
            out.append(new String(bytes, run, at - run, StandardCharsets.UTF_8));
            if (at < to) {
                at++;
                out.appendCodePoint(escaped());
            }
        }
        return out.toString();
    }

    /** The code point of the escape whose backslash was just read; a half pair is given as it is. */
    private int escaped() {
        if (at == to) {
            throw failure("a character after a backslash");
        }
        byte kind = bytes[at++];
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> pair(unit());
            default -> {
                at--;
                throw failure("one of \" \\ / b f n r t u after a backslash");
            }
        };
    }

    private int pair(int first) {
        boolean open = Character.isHighSurrogate((char) first);
        if (!open || to - at < 6 || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return first;
        }
        int start = at;
        at += 2;
        int second = unit();
        if (Character.isLowSurrogate((char) second)) {
            return Character.toCodePoint((char) first, (char) second);
        }
        at = start;
        return first;
    }

    private int unit() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < to ? Character.digit(bytes[at], 16) : -1;
            if (digit < 0) {
                throw failure("a hexadecimal digit");
            }
            value = value << 4 | digit;
            at++;
        }
        return value;
    }

    private JsonSyntaxException failure(String expected) {
        String found = at < to ? JsonSyntaxException.describe(bytes[at]) : "the end of the text";
        return new JsonSyntaxException(at - origin, found, expected);
    }

    private static int append(int point, byte[] out, int length) {
        if (point < 0x80) {
            out[length] = (byte) point;
            return length + 1;
        }
        byte[] encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, out, length, encoded.length);
        return length + encoded.length;
    }
}
