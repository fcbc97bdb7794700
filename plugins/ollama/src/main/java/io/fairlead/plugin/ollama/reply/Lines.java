package io.fairlead.plugin.ollama.reply;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.LineBreaks;
import java.util.Arrays;

/** Lines of a stream: one object each. */
public final class Lines {
    /** What a stream of them is called. */
    public static final String TYPE = "application/x-ndjson";

    private Lines() {}

    /** Ends the object that is being written, and sends it as a line. */
    public static void send(JsonWriter json, FrameSink out) {
        Slice object = LineBreaks.blank(json.endObject().slice());
        byte[] line = Arrays.copyOfRange(object.array(), object.start(), object.end() + 1);
        line[line.length - 1] = '\n';
        out.frame(line, 0, line.length);
    }
}
