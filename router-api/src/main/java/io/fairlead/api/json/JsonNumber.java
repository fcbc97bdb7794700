package io.fairlead.api.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Values of JSON numbers: quick for the usual spellings, exact for all. */
final class JsonNumber {
    /** As many digits always fit a long. */
    private static final int LONG_DIGITS = 18;
    /** As many digits, and as many places behind the point, are exact in a double. */
    private static final int DOUBLE_DIGITS = 15;

    /** More characters than this make no whole number that anybody means. */
    private static final int LONGEST = 400;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private JsonNumber() {}

    /** The value as a long; {@code position} is for exceptions. */
    static long longValue(byte[] bytes, int from, int to, int position) {
        boolean negative = bytes[from] == '-';
        int start = negative ? from + 1 : from;
        long value = 0;
        for (int at = start; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || at - start == LONG_DIGITS) {
                return exactly(bytes, from, to, position);
            }
            value = value * 10 + digit;
        }
        if (start == to) {
            return exactly(bytes, from, to, position);
        }
        return negative ? -value : value;
    }

    /** The value as a double, infinite where it is too large. */
    static double doubleValue(byte[] bytes, int from, int to, int position) {
        boolean negative = bytes[from] == '-';
        int start = negative ? from + 1 : from;
        int point = to;
        long value = 0;
        for (int at = start; at < to; at++) {
            int digit = bytes[at] - '0';
            if (bytes[at] == '.' && point == to && at > start) {
                point = at;
            } else if (digit < 0 || digit > 9 || at - start > DOUBLE_DIGITS) {
                return Double.parseDouble(checked(bytes, from, to, position));
            } else {
                value = value * 10 + digit;
            }
        }
        int places = point == to ? 0 : to - point - 1;
        if (start == to || point == to - 1) {
            return Double.parseDouble(checked(bytes, from, to, position));
        }
        double magnitude = value / POWERS[places];
        return negative ? -magnitude : magnitude;
    }

    private static long exactly(byte[] bytes, int from, int to, int position) {
        if (to - from > LONGEST) {
            throw new JsonSyntaxException(position, "a number of " + (to - from) + " characters", "a whole number");
        }
        try {
            return new BigDecimal(checked(bytes, from, to, position)).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new JsonSyntaxException(position, "a fraction or more than 64 bits", "a whole number");
        }
    }

    private static String checked(byte[] bytes, int from, int to, int position) {
        int state = NumberText.first(bytes[from]);
        for (int at = from + 1; at < to && state != NumberText.OUTSIDE; at++) {
            state = NumberText.next(state, bytes[at]);
        }
        if (!NumberText.complete(state)) {
            throw new JsonSyntaxException(position, "a broken number", "a number");
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
