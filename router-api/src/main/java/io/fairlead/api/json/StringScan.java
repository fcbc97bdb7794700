package io.fairlead.api.json;

/** Checks the inside of one string after the other; a string may be cut at any byte. */
final class StringScan {
    private static final int TEXT = 0;
    private static final int ESCAPE = 1;
    private static final int DIGITS = 2;
    private static final int PAIR_BACKSLASH = 3;
    private static final int PAIR_U = 4;
    private static final int TAIL = 5;

    /** Added to an index into the present chunk it gives the offset in the text. */
    private long origin;

    private int phase;
    private boolean escaped;
    private int digits;
    private int unit;
    private boolean pairOpen;
    private int tailLeft;
    private int tailLeast;
    private int tailMost;

    void origin(long value) {
        origin = value;
    }

    /** Starts a string, after its opening quote. */
    void begin() {
        phase = TEXT;
        escaped = false;
    }

    /** Whether the string had an escape. */
    boolean escaped() {
        return escaped;
    }

    /** What should follow where the text ended. */
    String expected() {
        return switch (phase) {
            case TEXT -> "the rest of a string and its closing quote";
            case TAIL -> "the rest of a character in UTF-8";
            case PAIR_BACKSLASH, PAIR_U -> "the escape of a low surrogate";
            default -> "the rest of an escape";
        };
    }

    /** Goes on with the string. The index after its closing quote, or -1 if the chunk ended first. */
    int run(byte[] bytes, int from, int end) {
        int at = phase == TEXT ? from : special(bytes, from, end);
        while (phase == TEXT) {
            at = StringBytes.unplain(bytes, at, end);
            if (at < end && bytes[at] < 0) {
                at = wide(bytes, at, end);
            }
            if (at == end) {
                return -1;
            }
            byte stop = bytes[at];
            if (stop == '"') {
                return at + 1;
            }
            if (stop == '\\' && at + 1 < end && shortEscape(bytes[at + 1])) {
                escaped = true;
                at += 2;
            } else if (stop < ' ' || stop == '\\') {
                open(stop, at);
                at = special(bytes, at + 1, end);
            }
        }
        return -1;
    }

    /** Steps over characters of two and three bytes while nothing about them is special. */
    private static int wide(byte[] bytes, int from, int end) {
        int at = from;
        while (at + 2 < end) {
            int lead = bytes[at] & 0xFF;
            if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && tail(bytes[at + 1]) && tail(bytes[at + 2])) {
                at += 3;
            } else if (lead >= 0xC2 && lead < 0xE0 && tail(bytes[at + 1])) {
                at += 2;
            } else {
                return at;
            }
        }
        return at;
    }

    private static boolean tail(byte value) {
        return (value & 0xC0) == 0x80;
    }

    private static boolean shortEscape(byte value) {
        return switch (value) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            default -> false;
        };
    }

    private void open(byte first, int at) {
        if (first == '\\') {
            escaped = true;
            phase = ESCAPE;
            return;
        }
        if (first >= 0) {
            throw failure(at, first, "control characters in strings to be escaped");
        }
        phase = TAIL;
        int lead = first & 0xFF;
        tailLeast = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        tailMost = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (lead < 0xC2 || lead > 0xF4) {
            throw failure(at, first, "a character in UTF-8");
        }
        tailLeft = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    }

    private int special(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && phase != TEXT) {
            if (phase == TAIL) {
                at = tail(bytes, at, end);
            } else {
                escape(bytes[at], at);
                at++;
            }
        }
        return at;
    }

    private int tail(byte[] bytes, int from, int end) {
        int at = from;
        int left = tailLeft;
        while (left > 0 && at < end) {
            int next = bytes[at] & 0xFF;
            if (next < tailLeast || next > tailMost) {
                throw failure(at, bytes[at], "the rest of a character in UTF-8");
            }
            tailLeast = 0x80;
            tailMost = 0xBF;
            left--;
            at++;
        }
        tailLeft = left;
        phase = left == 0 ? TEXT : TAIL;
        return at;
    }

    private void escape(byte next, int at) {
        switch (phase) {
            case ESCAPE -> named(next, at);
            case DIGITS -> digit(next, at);
            case PAIR_BACKSLASH -> pair(next, at, '\\', PAIR_U);
            default -> {
                pair(next, at, 'u', DIGITS);
                digits = 0;
                unit = 0;
            }
        }
    }

    private void named(byte next, int at) {
        if (shortEscape(next)) {
            phase = TEXT;
            return;
        }
        if (next != 'u') {
            throw failure(at, next, "one of \" \\ / b f n r t u after a backslash");
        }
        phase = DIGITS;
        digits = 0;
        unit = 0;
        pairOpen = false;
    }

    private void digit(byte next, int at) {
        int value = Character.digit(next, 16);
        if (value < 0) {
            throw failure(at, next, "a hexadecimal digit");
        }
        unit = unit << 4 | value;
        if (++digits < 4) {
            return;
        }
        boolean low = Character.isLowSurrogate((char) unit);
        if (low != pairOpen) {
            throw new JsonSyntaxException(
                    origin + at - 3,
                    low ? "a lone low surrogate" : "no low surrogate after a high one",
                    "surrogates in pairs");
        }
        pairOpen = Character.isHighSurrogate((char) unit);
        phase = pairOpen ? PAIR_BACKSLASH : TEXT;
    }

    private void pair(byte next, int at, char wanted, int then) {
        if (next != wanted) {
            throw failure(at, next, "the escape of a low surrogate after that of a high one");
        }
        phase = then;
    }

    private JsonSyntaxException failure(int at, byte found, String expected) {
        return new JsonSyntaxException(origin + at, JsonSyntaxException.describe(found), expected);
    }
}
