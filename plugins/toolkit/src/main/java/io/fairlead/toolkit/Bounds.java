package io.fairlead.toolkit;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;

/** Ranges of parameters. A value outside is refused, never moved to where it would fit: the client would not know. */
public final class Bounds {
    /** What a client's own API takes. */
    public static final Bounds OF_CLIENT = new Bounds("");

    /** What an upstream takes. */
    public static final Bounds OF_UPSTREAM = new Bounds(", which the upstream's model takes");

    /** As much of a wrong value as a message shows. */
    private static final int SHOWN = 24;

    private final String whose;

    private Bounds(String whose) {
        this.whose = whose;
    }

    /**
     * The value, if it is within these bounds.
     *
     * @throws RouterException if it is not, naming parameter, value and range
     */
    public double check(String parameter, double value, double least, double most) {
        if (value >= least && value <= most) {
            return value;
        }
        throw refused(parameter, text(value), range(text(least), text(most), most >= Integer.MAX_VALUE));
    }

    /**
     * The value, if it is within these bounds. The largest bound there is stands for none.
     *
     * @throws RouterException if it is not, naming parameter, value and range
     */
    public long check(String parameter, long value, long least, long most) {
        if (value >= least && value <= most) {
            return value;
        }
        throw refused(parameter, Long.toString(value), range(least, most));
    }

    /**
     * The number that a cursor stands on.
     *
     * @throws RouterException if it is outside of these bounds
     * @throws JsonSyntaxException if it is no number
     */
    public double number(String parameter, JsonCursor cursor, double least, double most) {
        return check(parameter, cursor.doubleValue(), least, most);
    }

    /**
     * The whole number that a cursor stands on.
     *
     * @throws RouterException if it is outside of these bounds, or has a fraction
     * @throws JsonSyntaxException if it is no number
     */
    public long whole(String parameter, JsonCursor cursor, long least, long most) {
        long value;
        try {
            value = cursor.longValue();
        } catch (JsonSyntaxException e) {
            if (!cursor.is(JsonKind.NUMBER)) {
                throw e;
            }
            String found = cursor.rawText();
            throw refused(
                    parameter,
                    found.substring(0, Math.min(SHOWN, found.length())),
                    "a whole number, " + range(least, most));
        }
        return check(parameter, value, least, most);
    }

    /** The whole number that a cursor stands on, as an {@code int}. */
    public int whole(String parameter, JsonCursor cursor, int least, int most) {
        return (int) whole(parameter, cursor, (long) least, (long) most);
    }

    private static String range(long least, long most) {
        return range(Long.toString(least), Long.toString(most), most == Long.MAX_VALUE);
    }

    private static String range(String least, String most, boolean open) {
        return open ? least + " or more" : least + " to " + most;
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private RouterException refused(String parameter, String found, String range) {
        return new RouterException(RouterError.builder(
                        ErrorCode.INVALID_REQUEST, parameter + ": found " + found + ", expected " + range + whose)
                .parameter(parameter)
                .build());
    }
}
