package io.fairlead.api.json;

/** The grammar of a JSON number, one byte at a time. */
final class NumberText {
    /** The byte is no part of the number. */
    static final int OUTSIDE = -1;

    private static final int MINUS = 0;
    private static final int ZERO = 1;
    private static final int WHOLE = 2;
    private static final int POINT = 3;
    private static final int FRACTION = 4;
    private static final int POWER = 5;
    private static final int POWER_SIGN = 6;
    private static final int EXPONENT = 7;

    private NumberText() {}

    /** The state after a first byte, which is a digit or a minus. */
    static int first(byte value) {
        return value == '-' ? MINUS : value == '0' ? ZERO : WHOLE;
    }

    /** The state after one more byte, or {@link #OUTSIDE}. */
    static int next(int state, byte value) {
        if (value >= '0' && value <= '9') {
            return digit(state, value);
        }
        return switch (value) {
            case '.' -> state == ZERO || state == WHOLE ? POINT : OUTSIDE;
            case 'e', 'E' -> state == ZERO || state == WHOLE || state == FRACTION ? POWER : OUTSIDE;
            case '+', '-' -> state == POWER ? POWER_SIGN : OUTSIDE;
            default -> OUTSIDE;
        };
    }

    /** Whether a number may end in this state. */
    static boolean complete(int state) {
        return state == ZERO || state == WHOLE || state == FRACTION || state == EXPONENT;
    }

    private static int digit(int state, byte value) {
        return switch (state) {
            case WHOLE, FRACTION, EXPONENT -> state;
            case MINUS -> value == '0' ? ZERO : WHOLE;
            case POINT -> FRACTION;
            case ZERO -> OUTSIDE;
            default -> EXPONENT;
        };
    }
}
