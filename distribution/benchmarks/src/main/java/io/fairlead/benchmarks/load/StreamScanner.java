package io.fairlead.benchmarks.load;

import java.util.function.LongConsumer;

/**
 * Finds the time stamps ({@code @t} and 19 digits) and the final {@code [DONE]} in the bytes of an event stream,
 * wherever pieces end and however a gateway wrote the events anew.
 */
final class StreamScanner {
    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
    private static final int STAMP_DIGITS = 19;

    private final LongConsumer stamps;
    private long stamp;
    private int stampMatched;
    private int doneMatched;

    StreamScanner(LongConsumer stamps) {
        this.stamps = stamps;
    }

    void reset() {
        stampMatched = 0;
        doneMatched = 0;
    }

    boolean done() {
        return doneMatched == DONE.length;
    }

    void scan(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte next = bytes[at];
            if (stampMatched > 0 || next == '@') {
                matchStamp(next);
            }
            if (doneMatched > 0 || next == '[') {
                matchDone(next);
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

    private void matchDone(byte next) {
        if (done()) {
            return;
        }
        if (next == DONE[doneMatched]) {
            doneMatched++;
            return;
        }
        doneMatched = next == '[' ? 1 : 0;
    }
}
