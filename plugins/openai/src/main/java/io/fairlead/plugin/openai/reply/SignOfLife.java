package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.FrameSink;
import java.nio.charset.StandardCharsets;

/** A comment: this API has no event that says nothing. */
public final class SignOfLife {
    private static final byte[] FRAME = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private SignOfLife() {}

    /** Writes one. */
    public static void write(FrameSink out) {
        out.frame(FRAME, 0, FRAME.length);
    }
}
