package io.fairlead.plugin.nimbus;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/** Writes answers of other APIs in the form of this one. */
final class NimbusWriter implements ChatWriter {
    static final String EVENTS = "text/event-stream";

    private final boolean live;
    private final StringBuilder text = new StringBuilder();
    private String why = "done";
    private Usage usage = Usage.UNKNOWN;

    NimbusWriter(WriterOptions options) {
        live = options.facts().stream();
    }

    /** Writes an object as an event of a stream. */
    static void event(String json, FrameSink out) {
        bytes("data: " + json + "\n\n", out);
    }

    private static void bytes(String text, FrameSink out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.frame(bytes, 0, bytes.length);
    }

    @Override
    public String contentType() {
        return live ? EVENTS : "application/json";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        switch (event) {
            case ChatEvent.TextDelta delta
            when live ->
                event(
                        new JsonWriter()
                                .beginObject()
                                .member("text", delta.text())
                                .endObject()
                                .slice()
                                .utf8(),
                        out);
            case ChatEvent.TextDelta delta -> text.append(delta.text());
            case ChatEvent.Finished finished -> why = why(finished.reason());
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            default -> {
                // Thinking, calls of tools and what later versions add: this API cannot say it.
            }
        }
    }

    private static String why(FinishReason reason) {
        if (reason.equals(FinishReason.CONTENT_FILTER)) {
            return "rules";
        }
        return reason.equals(FinishReason.LENGTH) ? "limit" : "done";
    }

    @Override
    public void end(FrameSink out) {
        JsonWriter json = new JsonWriter().beginObject();
        if (!live) {
            json.member("text", text.toString());
        }
        json.member("why", why);
        if (usage.known()) {
            json.name("spent")
                    .beginArray()
                    .number(usage.inputTokens())
                    .number(usage.outputTokens())
                    .endArray();
        }
        String object = json.endObject().slice().utf8();
        if (live) {
            event(object, out);
        } else {
            bytes(object, out);
        }
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        event(NimbusPiece.problem(error), out);
    }
}
