package io.fairlead.plugin.anthropic.reply;

import io.fairlead.api.dialect.FrameSink;
import java.nio.charset.StandardCharsets;

/** The event that this API itself sends where it has nothing to say yet. */
public final class SignOfLife {
    private static final byte[] FRAME =
            "event: ping\ndata: {\"type\": \"ping\"}\n\n".getBytes(StandardCharsets.US_ASCII);

    private SignOfLife() {}

    /** Writes one. */
    public static void write(FrameSink out) {
        out.frame(FRAME, 0, FRAME.length);
    }
}
