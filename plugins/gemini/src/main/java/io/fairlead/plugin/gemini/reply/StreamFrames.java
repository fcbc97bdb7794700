package io.fairlead.plugin.gemini.reply;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.toolkit.LineBreaks;
import java.nio.charset.StandardCharsets;

/** Writes the frames of a stream in the form that the client wants: events, or the elements of one array. */
public final class StreamFrames {
    private static final byte[] EVENT = ascii("data: ");
    private static final byte[] EVENT_END = ascii("\n\n");
    private static final byte[] OPENING = ascii("[");
    private static final byte[] NEXT = ascii("\n,");
    private static final byte[] CLOSING = ascii("\n]");
    private static final byte[] EMPTY = {};

    private final boolean array;
    private byte[] frame = new byte[512];
    private boolean begun;

    /** A stream that has not begun. */
    public StreamFrames(Framing framing) {
        array = framing.equals(Framing.JSON_ARRAY);
    }

    /** The Content-Type of the stream. */
    public String contentType() {
        return array ? "application/json" : "text/event-stream";
    }

    /** An element was written by somebody else. */
    void passed() {
        begun = true;
    }

    /** Whether the stream is one array, and no element of it was written yet. */
    boolean unopened() {
        return array && !begun;
    }

    /** Writes one object. */
    public void send(Slice object, FrameSink out) {
        Slice json = LineBreaks.blank(object);
        byte[] before = array ? begun ? NEXT : OPENING : EVENT;
        byte[] behind = array ? EMPTY : EVENT_END;
        begun = true;
        int length = before.length + json.length() + behind.length;
        if (frame.length < length) {
            frame = new byte[2 * length];
        }
        System.arraycopy(before, 0, frame, 0, before.length);
        System.arraycopy(json.array(), json.start(), frame, before.length, json.length());
        System.arraycopy(behind, 0, frame, length - behind.length, behind.length);
        out.frame(frame, 0, length);
    }

    /** Writes what closes the stream, which is nothing where it is one of events. */
    public void close(FrameSink out) {
        if (!array) {
            return;
        }
        if (!begun) {
            out.frame(OPENING, 0, OPENING.length);
        }
        out.frame(CLOSING, 0, CLOSING.length);
    }

    /** Writes an error and what closes the stream. */
    public void fail(RouterError error, FrameSink out) {
        send(ErrorForm.body(error), out);
        close(out);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
