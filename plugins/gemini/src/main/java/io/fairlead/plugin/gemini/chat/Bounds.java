package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;

/** Ranges of parameters. A value outside is refused, never moved to where it would fit: the client would not know. */
final class Bounds {
    private Bounds() {}

    static double check(String parameter, double value, double least, double most) {
        if (value >= least && value <= most) {
            return value;
        }
        throw refused(parameter, text(value), text(least) + " to " + text(most));
    }

    static long check(String parameter, long value, long least, long most) {
        if (value >= least && value <= most) {
            return value;
        }
        throw refused(parameter, Long.toString(value), least + " to " + most);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static RouterException refused(String parameter, String found, String range) {
        return new RouterException(RouterError.builder(
                        ErrorCode.INVALID_REQUEST,
                        parameter + ": found " + found + ", expected " + range + ", which the upstream's model takes")
                .parameter(parameter)
                .build());
    }
}
