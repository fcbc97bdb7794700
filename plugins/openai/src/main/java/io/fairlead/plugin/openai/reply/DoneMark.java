package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameSink;
import java.nio.charset.StandardCharsets;

/** The mark {@code [DONE]} that ends a stream of this API. */
public final class DoneMark {
    private static final byte[] TEXT = {'[', 'D', 'O', 'N', 'E', ']'};

    private static final byte[] FRAME = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);

    private DoneMark() {}

    /** Writes one. */
    static void write(FrameSink out) {
        out.frame(FRAME, 0, FRAME.length);
    }

    /** Whether a frame is the mark. */
    public static boolean is(Frame frame) {
        byte[] array = frame.array();
        int start = frame.dataStart();
        if (frame.dataEnd() - start < TEXT.length) {
            return false;
        }
        for (int i = 0; i < TEXT.length; i++) {
            if (array[start + i] != TEXT[i]) {
                return false;
            }
        }
        return true;
    }
}
