package io.fairlead.core.body;

import io.fairlead.api.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** JSON objects as odd as clients may write them: any order, blanks, number spellings, escapes and repeated names. */
final class GeneratedBodies {
    static final List<String> NAMES =
            List.of("model", "messages", "stream", "größe", "x.y", "", "n\"", "日本", "o", "temperature");
    private static final String[] BLANKS = {"", "", "", " ", "\n", "\t", "\r\n  "};
    private static final String[] NUMBERS = {
        "0", "-0", "-0.0", "1E+2", "1e99999", "1.50", "123456789012345678901234567890", "-7", "4e-7"
    };
    private static final String[] TEXTS = {
        "", "plain", "Grüße", "日本語", "\ud83d\ude00", "a\"b\\c/d\n\u0001", "data:x", "model"
    };

    private final SplittableRandom random;

    GeneratedBodies(SplittableRandom random) {
        this.random = random;
    }

    /** An object whose names are unique, at the top at least. */
    String object() {
        List<String> names = new ArrayList<>(NAMES);
        StringBuilder out = new StringBuilder(blanks()).append('{').append(blanks());
        int count = random.nextInt(NAMES.size() + 1);
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : "," + blanks());
            member(names.remove(random.nextInt(names.size())), 0, out);
        }
        return out.append('}').append(blanks()).toString();
    }

    String value(int depth) {
        StringBuilder out = new StringBuilder();
        value(depth, out);
        return out.toString();
    }

    private void member(String name, int depth, StringBuilder out) {
        out.append(spelled(name)).append(blanks()).append(':').append(blanks());
        value(depth, out);
        out.append(blanks());
    }

    private void value(int depth, StringBuilder out) {
        switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 1 -> out.append("true");
            case 2 -> out.append("false");
            case 3 -> out.append("null");
            case 4 -> out.append(spelled(TEXTS[random.nextInt(TEXTS.length)]));
            case 5 -> array(depth + 1, out);
            default -> nested(depth + 1, out);
        }
    }

    private void array(int depth, StringBuilder out) {
        out.append('[').append(blanks());
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : "," + blanks());
            value(depth, out);
            out.append(blanks());
        }
        out.append(']');
    }

    private void nested(int depth, StringBuilder out) {
        out.append('{').append(blanks());
        int first = random.nextInt(NAMES.size());
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : "," + blanks());
            member(NAMES.get((first + i) % NAMES.size()), depth, out);
        }
        out.append('}');
    }

    /** The text in one of its many spellings. */
    private String spelled(String text) {
        if (random.nextInt(5) > 0) {
            return JsonText.quote(text);
        }
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) text.charAt(i)));
        }
        return out.append('"').toString();
    }

    private String blanks() {
        return BLANKS[random.nextInt(BLANKS.length)];
    }
}
