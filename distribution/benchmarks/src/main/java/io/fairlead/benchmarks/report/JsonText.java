package io.fairlead.benchmarks.report;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Writes maps, lists, texts, numbers and booleans as JSON; a number that JSON cannot tell becomes null. */
final class JsonText {
    private JsonText() {}

    static String of(Object value) {
        return switch (value) {
            case Map<?, ?> map -> object(map);
            case Iterable<?> list -> array(list);
            case Double number -> number(number);
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> text(value.toString());
        };
    }

    private static String object(Map<?, ?> map) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        map.forEach((name, value) -> members.add(text(String.valueOf(name)) + ":" + of(value)));
        return members.toString();
    }

    private static String array(Iterable<?> list) {
        StringJoiner elements = new StringJoiner(",", "[", "]");
        list.forEach(element -> elements.add(of(element)));
        return elements.toString();
    }

    private static String number(double number) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, "%.3f", number) : "null";
    }

    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"' || next == '\\') {
                quoted.append('\\').append(next);
            } else if (next < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) next));
            } else {
                quoted.append(next);
            }
        }
        return quoted.append('"').toString();
    }
}
