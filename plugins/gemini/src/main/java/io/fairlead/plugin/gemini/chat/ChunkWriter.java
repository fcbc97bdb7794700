package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.gemini.reply.StreamFrames;

/**
 * Writes an answer as a stream: each frame has a piece of a candidate. Calls are told as a whole; why the candidates ended
 * and the usage come with the last frame, since some upstreams tell the usage only then.
 */
final class ChunkWriter implements ChatWriter {
    private final StreamFrames frames;
    private final Choices choices;
    private final JsonWriter json = new JsonWriter(512);
    private AnswerHead head;
    private Usage usage = Usage.UNKNOWN;

    ChunkWriter(WriterOptions options) {
        head = AnswerHead.of(options);
        choices = new Choices(options.losses());
        frames = new StreamFrames(options.facts().framing().orElse(Framing.SSE));
    }

    @Override
    public String contentType() {
        return frames.contentType();
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        switch (event) {
            case ChatEvent.Started started -> head = head.startedBy(started);
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            default -> {
                Integer choice = choices.take(event);
                if (choice != null && choices.get(choice).ready()) {
                    send(choice, out);
                }
            }
        }
    }

    private void send(int choice, FrameSink out) {
        json.reset().beginObject().name("candidates").beginArray();
        choices.get(choice).write(json, choice, false);
        json.endArray();
        head.write(json);
        frames.send(json.endObject().slice(), out);
    }

    @Override
    public void end(FrameSink out) {
        json.reset().beginObject().name("candidates").beginArray();
        choices.all().forEach((index, parts) -> {
            parts.settle();
            parts.write(json, index, true);
        });
        json.endArray();
        AnswerHead.usage(json, usage);
        head.write(json);
        frames.send(json.endObject().slice(), out);
        frames.close(out);
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        frames.fail(error, out);
    }
}
