package io.fairlead.core.frame;

import io.fairlead.api.dialect.Framing;

/** Finds frames in bytes as they come in. For one reply; has no state beyond the bytes that were given to it. */
public interface FrameCutter {
    /**
     * Looks for the end of the frame that begins at {@code from}.
     *
     * @param scanned everything before was looked at by an earlier call and holds no end
     * @param last whether no more bytes come, so that an unfinished frame is a frame
     * @return the index after the frame, or -1 if it is not there yet
     */
    int end(byte[] array, int from, int scanned, int to, boolean last);

    /** Sets event and data of a frame whose bounds are known. */
    void describe(FrameView frame);

    /** A cutter for a framing. */
    static FrameCutter of(Framing framing) {
        if (framing.equals(Framing.SSE)) {
            return new SseCutter();
        }
        if (framing.equals(Framing.JSON_ARRAY)) {
            return new ArrayCutter();
        }
        return framing.equals(Framing.JSON_LINES) ? new LineCutter() : new WholeCutter();
    }
}
