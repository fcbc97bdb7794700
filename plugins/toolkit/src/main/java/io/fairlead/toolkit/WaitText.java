package io.fairlead.toolkit;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads durations as vendors write them: {@code 1m26.4s}, {@code 350ms}, {@code 20 seconds}, {@code 2 hours and 5
 * minutes}. One pass from left to right, nothing is tried twice.
 */
final class WaitText {
    /** Longer waits are cut: nobody plans further, and sums stay far from overflow. */
    static final Duration LONGEST = Duration.ofDays(31);

    private static final int MOST_DIGITS = 15;

    private final String text;
    private int at;

    private WaitText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The duration that is the whole text, or null. */
    static @Nullable Duration whole(String text) {
        WaitText reader = new WaitText(text.strip(), 0);
        Duration wait = reader.read();
        return reader.at == reader.text.length() ? wait : null;
    }

    /** The duration that begins at a place, whatever follows it, or null. */
    static @Nullable Duration startingAt(String text, int place) {
        return new WaitText(text, place).read();
    }

    /** A number of seconds, such as {@code 20} or {@code 1.5}, or null. */
    static @Nullable Duration seconds(String text) {
        return plain(text, 1e9);
    }

    /** A number of milliseconds, or null. */
    static @Nullable Duration millis(String text) {
        return plain(text, 1e6);
    }

    private static @Nullable Duration plain(String text, double unit) {
        WaitText reader = new WaitText(text.strip(), 0);
        boolean negative = reader.skip('-');
        double number = reader.number();
        if (number < 0 || reader.at != reader.text.length()) {
            return null;
        }
        return negative ? Duration.ZERO : bounded(number * unit);
    }

    private @Nullable Duration read() {
        double nanos = 0;
        boolean any = false;
        while (true) {
            int start = at;
            if (any) {
                skipJoint();
            }
            double number = number();
            skip(' ');
            double unit = number < 0 ? 0 : unit();
            if (unit == 0) {
                at = start;
                return any ? bounded(nanos) : null;
            }
            nanos += number * unit;
            any = true;
        }
    }

    private static Duration bounded(double nanos) {
        return nanos >= LONGEST.toNanos() ? LONGEST : Duration.ofNanos((long) Math.ceil(nanos));
    }

    /** Skips what stands between two parts of a duration. */
    private void skipJoint() {
        skip(',');
        skip(' ');
        if (text.startsWith("and ", at)) {
            at += 4;
        }
    }

    private boolean skip(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** The number here, or -1 if there is none. */
    private double number() {
        int start = at;
        digits();
        int whole = at - start;
        if (at + 1 < text.length() && text.charAt(at) == '.' && digit(at + 1)) {
            at++;
            digits();
        }
        if (whole == 0 || whole > MOST_DIGITS) {
            return -1;
        }
        return Double.parseDouble(text.substring(start, Math.min(at, start + 2 * MOST_DIGITS)));
    }

    private void digits() {
        while (digit(at)) {
            at++;
        }
    }

    private boolean digit(int place) {
        return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    /** Nanoseconds in the unit here, or 0 if it is none. */
    private double unit() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at)) && at - start < 16) {
            at++;
        }
        return switch (text.substring(start, at).toLowerCase(Locale.ROOT)) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1e3;
            case "ms", "msec", "millisecond", "milliseconds" -> 1e6;
            case "s", "sec", "secs", "second", "seconds" -> 1e9;
            case "m", "min", "mins", "minute", "minutes" -> 60e9;
            case "h", "hr", "hrs", "hour", "hours" -> 3600e9;
            case "d", "day", "days" -> 86_400e9;
            default -> 0;
        };
    }
}
