package io.fairlead.core.filter;

import io.fairlead.api.dialect.Framing;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.frame.FrameView;

/** Describes frames that are whole already: a JSON text, alone, on a line or in an array, or a server-sent event. */
final class ClientFrames {
    private final FrameCutter events = FrameCutter.of(Framing.SSE);
    private final FrameCutter lines = FrameCutter.of(Framing.JSON_LINES);
    private final FrameCutter elements = FrameCutter.of(Framing.JSON_ARRAY);
    private final FrameView frame = new FrameView();

    FrameView describe(byte[] array, int start, int end) {
        frame.set(array, start, end);
        cutter(array, start, end).describe(frame);
        return frame;
    }

    /** Some upstreams send blanks ahead of an answer to keep the connection open. */
    private FrameCutter cutter(byte[] array, int start, int end) {
        int at = start;
        while (at < end && blank(array[at])) {
            at++;
        }
        return switch (at < end ? array[at] : 0) {
            case '{' -> lines;
            case '[' -> closed(array, at, end) ? lines : elements;
            case ',', ']' -> elements;
            default -> events;
        };
    }

    /** Whether an array is there from its first bracket to its last. */
    private static boolean closed(byte[] array, int start, int end) {
        int last = end - 1;
        while (last > start && blank(array[last])) {
            last--;
        }
        return array[last] == ']';
    }

    private static boolean blank(byte next) {
        return next <= ' ' && next >= 0;
    }
}
