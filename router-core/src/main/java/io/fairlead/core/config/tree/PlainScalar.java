package io.fairlead.core.config.tree;

import org.jspecify.annotations.Nullable;

/**
 * What unquoted text stands for, by the core schema of YAML 1.2. Words and numbers that only YAML 1.1 reads otherwise,
 * such as {@code no}, {@code 010} in octal, {@code 1:30} and dates, stay what they look like.
 */
final class PlainScalar {
    private PlainScalar() {}

    static @Nullable Object value(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> number(text);
        };
    }

    /** A number only if nothing is lost by reading it as one: keys with leading zeros and versions like 1.10 are texts. */
    private static Object number(String text) {
        char last = text.charAt(text.length() - 1);
        if (last < '0' || last > '9') {
            return text;
        }
        try {
            Object number = text.contains(".") ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text);
            return number.toString().equals(text) ? number : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
