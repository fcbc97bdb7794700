package io.fairlead.e2e.bytes;

import java.util.List;
import java.util.random.RandomGenerator;

/** Writes JSON by chance, in any spelling that is allowed. */
final class Spelling {
    private static final int DEEPEST = 5;
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-0.0",
            "0.10",
            "1.0",
            "1E+2",
            "1e-400",
            "1e999",
            "9007199254740993",
            "123456789012345678901234567890",
            "0.1000000000000000055511151231257827",
            "-1.5e00003");
    private static final List<String> PIECES = List.of(
            "a",
            "word ",
            "Grüße",
            "日本語",
            "😀",
            "e\u0301",
            "\u2028",
            "\u007f",
            "\ufeff",
            "\\u00e9",
            "\\u0000",
            "\\uD83D\\uDE00",
            "\\ud83d\\ude00",
            "\\/",
            "/",
            "\\\"",
            "\\\\",
            "\\b\\f\\n\\r\\t",
            "{",
            "]",
            ",",
            ":",
            "data: ",
            "\\\\u0041");
    private static final List<String> SPACES =
            List.of("", "", "", "", "", "", " ", "  ", "\n", "\r\n", "\t", "\n    ", " \t\n");

    private final RandomGenerator random;

    Spelling(RandomGenerator random) {
        this.random = random;
    }

    String space() {
        return oneOf(SPACES);
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A string. */
    String text() {
        StringBuilder text = new StringBuilder("\"");
        for (int left = random.nextInt(random.nextInt(20) == 0 ? 200 : 6); left > 0; left--) {
            text.append(oneOf(PIECES));
        }
        return text.append('"').toString();
    }

    /** A string that says this; each of its characters, which must be plain ones, may be escaped. */
    String text(String says) {
        StringBuilder text = new StringBuilder("\"");
        boolean odd = random.nextInt(8) == 0;
        for (int i = 0; i < says.length(); i++) {
            char letter = says.charAt(i);
            boolean escape = odd && random.nextInt(3) == 0;
            text.append(escape ? "\\u%04x".formatted((int) letter) : String.valueOf(letter));
        }
        return text.append('"').toString();
    }

    /** Any value. */
    String value() {
        return value(DEEPEST);
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2, 3 -> oneOf(NUMBERS);
            case 4, 5 -> text();
            case 6 -> array(depth - 1);
            default -> object(depth - 1);
        };
    }

    private String array(int depth) {
        StringBuilder array = new StringBuilder("[").append(space());
        for (int left = random.nextInt(4), first = left; left > 0; left--) {
            array.append(left == first ? "" : "," + space())
                    .append(value(depth))
                    .append(space());
        }
        return array.append(']').toString();
    }

    /** An object; below the top, the same name may come twice. */
    private String object(int depth) {
        StringBuilder object = new StringBuilder("{").append(space());
        for (int left = random.nextInt(4), first = left; left > 0; left--) {
            object.append(left == first ? "" : "," + space())
                    .append(random.nextInt(6) == 0 ? "\"twice\"" : text())
                    .append(space() + ":" + space())
                    .append(value(depth))
                    .append(space());
        }
        return object.append('}').toString();
    }
}
