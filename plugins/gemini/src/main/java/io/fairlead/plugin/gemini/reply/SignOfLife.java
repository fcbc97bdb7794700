package io.fairlead.plugin.gemini.reply;

import io.fairlead.api.dialect.FrameSink;

/** An empty line: readers of events and readers of an array both pass over it. */
public final class SignOfLife {
    private static final byte[] FRAME = {'\n', '\n'};

    private SignOfLife() {}

    /** Writes one. */
    public static void write(FrameSink out) {
        out.frame(FRAME, 0, FRAME.length);
    }
}
