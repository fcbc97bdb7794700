package io.fairlead.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Finds the time stamps ({@code @t} and 19 digits) and the mark of the end, {@code [DONE]} or the type {@code
 * message_stop}, in the bytes of an event stream, wherever pieces end and however a gateway wrote the events anew.
 */
final class StreamScanner {
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STOP = "\"message_stop\"".getBytes(StandardCharsets.US_ASCII);
    private static final int STAMP_DIGITS = 19;

    private final LongConsumer stamps;
    private long stamp;
    private int stampMatched;
    private int doneMatched;
    private int stopMatched;

    StreamScanner(LongConsumer stamps) {
        this.stamps = stamps;
    }

    void reset() {
        stampMatched = 0;
        doneMatched = 0;
        stopMatched = 0;
    }

    boolean done() {
        return doneMatched == DONE.length || stopMatched == STOP.length;
    }

    void scan(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte next = bytes[at];
            if (stampMatched > 0 || next == '@') {
                matchStamp(next);
            }
            if (doneMatched > 0 || next == '[') {
                doneMatched = matched(DONE, doneMatched, next);
            }
            if (stopMatched > 0 || next == '"') {
                stopMatched = matched(STOP, stopMatched, next);
            }
        }
    }

    private void matchStamp(byte next) {
        if (next == '@') {
            stampMatched = 1;
            stamp = 0;
            return;
        }
        boolean digit = next >= '0' && next <= '9';
        if (stampMatched == 1 ? next != 't' : !digit) {
            stampMatched = 0;
            return;
        }
        if (digit) {
            stamp = stamp * 10 + next - '0';
        }
        if (++stampMatched == 2 + STAMP_DIGITS) {
            stampMatched = 0;
            stamps.accept(stamp);
        }
    }

    /** How much of a mark is matched behind the next byte; a whole one stays. */
    private static int matched(byte[] mark, int before, byte next) {
        if (before == mark.length) {
            return before;
        }
        if (next == mark[before]) {
            return before + 1;
        }
        return next == mark[0] ? 1 : 0;
    }
}
