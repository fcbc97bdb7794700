package io.fairlead.core.filter;

import io.fairlead.api.dialect.Framing;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.frame.FrameView;

/** Describes frames that are whole already: a JSON text, alone or on a line, or a server-sent event. */
final class ClientFrames {
    private final FrameCutter events = FrameCutter.of(Framing.SSE);
    private final FrameCutter lines = FrameCutter.of(Framing.JSON_LINES);
    private final FrameView frame = new FrameView();

    FrameView describe(byte[] array, int start, int end) {
        frame.set(array, start, end);
        (json(array, start, end) ? lines : events).describe(frame);
        return frame;
    }

    /** Some upstreams send blanks ahead of an answer to keep the connection open. */
    private static boolean json(byte[] array, int start, int end) {
        int at = start;
        while (at < end && array[at] <= ' ' && array[at] >= 0) {
            at++;
        }
        return at < end && (array[at] == '{' || array[at] == '[');
    }
}
