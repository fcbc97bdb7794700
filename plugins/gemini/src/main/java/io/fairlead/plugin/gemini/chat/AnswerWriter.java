package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;

/** Writes an answer as one whole, at its end. */
final class AnswerWriter implements ChatWriter {
    private final Choices choices;
    private AnswerHead head;
    private Usage usage = Usage.UNKNOWN;

    AnswerWriter(WriterOptions options) {
        head = AnswerHead.of(options);
        choices = new Choices(options.losses());
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        switch (event) {
            case ChatEvent.Started started -> head = head.startedBy(started);
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            default -> choices.take(event);
        }
    }

    @Override
    public void end(FrameSink out) {
        JsonWriter json = new JsonWriter(1024).beginObject().name("candidates").beginArray();
        choices.all().forEach((index, parts) -> {
            parts.settle();
            parts.write(json, index, true);
        });
        json.endArray();
        AnswerHead.usage(json, usage);
        head.write(json);
        Slice body = json.endObject().slice();
        out.frame(body.array(), body.start(), body.end());
    }

    /** An answer that is written at its end has not begun when it fails: the host gives an error instead. */
    @Override
    public void fail(RouterError error, FrameSink out) {}
}
