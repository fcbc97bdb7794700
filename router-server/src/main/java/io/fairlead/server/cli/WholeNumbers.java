package io.fairlead.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers of options, within their bounds. */
final class WholeNumbers {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_SECONDS = 3600;

    private WholeNumbers() {}

    /** A port that something listens on. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return within(text, "a port", 1, MAX_PORT);
        }
    }

    /** A time to wait. */
    static final class Seconds implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return within(text, "seconds", 0, MAX_SECONDS);
        }
    }

    private static int within(String text, String what, int min, int max) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < min || number > max) {
            throw new TypeConversionException(
                    "found '" + text + "', expected " + what + ", a whole number from " + min + " to " + max);
        }
        return number;
    }
}
