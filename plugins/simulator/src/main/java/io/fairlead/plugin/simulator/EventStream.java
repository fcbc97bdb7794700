package io.fairlead.plugin.simulator;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.api.provider.ReplySink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Server-sent events on their way to a client, at the pace of the model. */
final class EventStream {
    private final ReplySink sink;
    private final Pace pace;
    private final JsonWriter json = new JsonWriter(512);
    private final ByteArrayOutputStream event = new ByteArrayOutputStream(512);

    EventStream(ReplySink sink, Pace pace) {
        this.sink = sink;
        this.pace = pace;
    }

    /** An empty writer for the next event. */
    JsonWriter json() {
        return json.reset();
    }

    /** Sends what was written, as an event of this name or of none. */
    void send(@Nullable String name) throws IOException {
        event.reset();
        if (name != null) {
            ascii("event: " + name + "\n");
        }
        ascii("data: ");
        Slice data = json.slice();
        event.write(data.array(), data.start(), data.length());
        flush();
    }

    /** Sends a mark that is no JSON. */
    void mark(String text) throws IOException {
        event.reset();
        ascii("data: " + text);
        flush();
    }

    /**
     * Waits until the next token is there.
     *
     * @return whether the answer goes on; if not, it has to end in an error
     */
    boolean nextToken() throws IOException {
        return pace.nextToken(sink);
    }

    private void ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        event.write(bytes, 0, bytes.length);
    }

    private void flush() throws IOException {
        ascii("\n\n");
        byte[] bytes = event.toByteArray();
        sink.write(bytes, 0, bytes.length);
    }
}
