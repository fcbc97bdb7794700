package io.fairlead.api.json;

/** Finds the end of values without looking at what they hold. Brackets are counted, not matched by kind. */
final class JsonSkip {
    private JsonSkip() {}

    /** The index after the value that starts at {@code at}; positions in exceptions count from {@code origin}. */
    static int value(byte[] bytes, int at, int to, int origin) {
        return switch (bytes[at]) {
            case '"' -> string(bytes, at, to, origin);
            case '{', '[' -> outOf(bytes, at + 1, to, origin);
            default -> scalar(bytes, at, to, origin);
        };
    }

    /** The index after the string whose opening quote is at {@code quote}. */
    static int string(byte[] bytes, int quote, int to, int origin) {
        int at = StringBytes.quoteOrBackslash(bytes, quote + 1, to);
        while (at < to && bytes[at] == '\\') {
            at = StringBytes.quoteOrBackslash(bytes, Math.min(at + 2, to), to);
        }
        if (at == to) {
            throw new JsonSyntaxException(to - origin, "the end of the text", "a closing quote");
        }
        return at + 1;
    }

    /** The index after the bracket that closes the container that {@code from} is in. */
    static int outOf(byte[] bytes, int from, int to, int origin) {
        int depth = 1;
        int at = from;
        while (at < to) {
            switch (bytes[at]) {
                case '"' -> at = string(bytes, at, to, origin);
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    at++;
                    if (--depth == 0) {
                        return at;
                    }
                }
                default -> at++;
            }
        }
        throw new JsonSyntaxException(to - origin, "the end of the text", "a closing bracket");
    }

    private static int scalar(byte[] bytes, int from, int to, int origin) {
        int at = from;
        while (at < to && !ends(bytes[at])) {
            at++;
        }
        if (at == from || JsonKind.startingWith(bytes[from]) == null) {
            throw new JsonSyntaxException(from - origin, JsonSyntaxException.describe(bytes[from]), "a value");
        }
        return at;
    }

    private static boolean ends(byte next) {
        return switch (next) {
            case ',', ']', '}', ' ', '\n', '\r', '\t' -> true;
            default -> false;
        };
    }
}
