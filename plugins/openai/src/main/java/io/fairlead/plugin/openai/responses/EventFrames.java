package io.fairlead.plugin.openai.responses;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.LineBreaks;
import java.nio.charset.StandardCharsets;

/** Writes events of a stream, each named as its type says and numbered, in a buffer that is used again. */
public final class EventFrames {
    private static final int ROOM = 512;
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "\ndata: ".getBytes(StandardCharsets.US_ASCII);

    private final JsonWriter json = new JsonWriter(ROOM);
    private byte[] frame = new byte[ROOM];
    private String type = "";
    private long sequence;

    /** Frames whose first has this number. */
    public EventFrames(long first) {
        sequence = first;
    }

    /** Starts an event, up to the inside of its object. */
    public JsonWriter begin(String event) {
        type = event;
        return json.reset().beginObject().member("type", event).member("sequence_number", sequence++);
    }

    /** The event being written. */
    public JsonWriter json() {
        return json;
    }

    /** Ends the event. */
    public void send(FrameSink out) {
        Slice data = LineBreaks.blank(json.endObject().slice());
        int length = EVENT.length + type.length() + DATA.length + data.length() + 2;
        if (frame.length < length) {
            frame = new byte[2 * length];
        }
        int at = append(EVENT, 0, EVENT.length, 0);
        at = append(type.getBytes(StandardCharsets.US_ASCII), 0, type.length(), at);
        at = append(DATA, 0, DATA.length, at);
        at = append(data.array(), data.start(), data.length(), at);
        frame[at] = '\n';
        frame[at + 1] = '\n';
        out.frame(frame, 0, length);
    }

    private int append(byte[] bytes, int from, int count, int at) {
        System.arraycopy(bytes, from, frame, at, count);
        return at + count;
    }
}
