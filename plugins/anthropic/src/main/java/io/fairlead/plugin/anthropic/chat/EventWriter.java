package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.anthropic.reply.ErrorForm;
import io.fairlead.toolkit.FirstChoice;

/**
 * Writes an answer as a stream of events. This API has one choice: others are passed over. The message opens with its
 * first content, when the upstream may have told the usage of the input; why it ended is told at the end, since some
 * upstreams tell the usage after it.
 */
final class EventWriter implements ChatWriter {
    private final EventFrames frames = new EventFrames();
    private final BlockWriter blocks = new BlockWriter(frames);
    private final Ending ending;
    private final FirstChoice first;
    private AnswerHead head;
    private Usage usage = Usage.UNKNOWN;
    private boolean opened;

    EventWriter(WriterOptions options) {
        head = AnswerHead.of(options);
        first = new FirstChoice(options.losses());
        ending = new Ending(options.losses());
    }

    @Override
    public String contentType() {
        return "text/event-stream";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        if (first.has(event)) {
            take(event, out);
        }
    }

    private void take(ChatEvent event, FrameSink out) {
        switch (event) {
            case ChatEvent.Started started -> head = head.startedBy(started);
            case ChatEvent.TextDelta delta -> {
                open(out);
                blocks.text(delta.text(), out);
            }
            case ChatEvent.RefusalDelta delta -> {
                open(out);
                ending.refused();
                blocks.text(delta.text(), out);
            }
            case ChatEvent.ThinkingDelta delta -> {
                open(out);
                blocks.thinking(delta.text(), delta.signature(), out);
            }
            case ChatEvent.Annotated source
            when source.protocol().equals(Own.PROTOCOL) -> blocks.citation(source.json(), out);
            case ChatEvent.ToolCallStarted call -> {
                open(out);
                blocks.call(call.call(), call.id(), call.name(), out);
            }
            case ChatEvent.ToolCallDelta delta -> blocks.arguments(delta.call(), delta.json(), out);
            case ChatEvent.UnknownPart block
            when Own.MEMBERS.own(block.kind()) -> {
                open(out);
                blocks.whole(block.json(), out);
            }
            case ChatEvent.Finished finished -> {
                open(out);
                blocks.closeAll(out);
                ending.finished(finished);
            }
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            default -> {}
        }
    }

    private void open(FrameSink out) {
        if (opened) {
            return;
        }
        opened = true;
        JsonWriter json = frames.begin("message_start").name("message").beginObject();
        head.write(json);
        json.name("content").beginArray().endArray();
        json.name("stop_reason").nullValue().name("stop_sequence").nullValue();
        AnswerHead.usage(json, usage);
        json.endObject();
        frames.send(out);
    }

    @Override
    public void end(FrameSink out) {
        open(out);
        blocks.closeAll(out);
        JsonWriter json = frames.begin("message_delta").name("delta").beginObject();
        ending.write(json);
        json.endObject();
        AnswerHead.usage(json, usage);
        frames.send(out);
        frames.begin("message_stop");
        frames.send(out);
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        ErrorForm.event(error, out);
    }
}
