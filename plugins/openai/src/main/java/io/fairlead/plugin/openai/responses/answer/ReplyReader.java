package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.plugin.openai.reply.DoneMark;
import io.fairlead.plugin.openai.reply.ErrorLook;
import io.fairlead.plugin.openai.reply.UsageLook;
import io.fairlead.plugin.openai.responses.ResponseLook;
import io.fairlead.toolkit.Unread;
import java.util.function.Consumer;

/**
 * Reads the events of a reply, or the one response that a whole answer is. The last event repeats the whole answer: of
 * what it has only that is told which did not come before.
 */
final class ReplyReader implements ChatReader {
    private final int status;
    private final boolean stream;
    private final JsonCursor cursor = new JsonCursor();
    private final OutputReader output;
    private final Unread unread;
    private boolean started;
    private boolean over;

    ReplyReader(WatchOptions options) {
        unread = new Unread(options.losses());
        output = new OutputReader(unread);
        status = options.head().status();
        stream = !options.framing().equals(Framing.WHOLE);
    }

    @Override
    public void frame(Frame frame, Consumer<ChatEvent> out) {
        if (over || frame.dataStart() == frame.dataEnd() || stream && DoneMark.is(frame)) {
            return;
        }
        try {
            read(EventFrame.of(frame, cursor, unread), out);
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void end(Consumer<ChatEvent> out) {}

    private void read(EventFrame event, Consumer<ChatEvent> out) {
        switch (event.type()) {
            case "response.created", "response.in_progress" -> start(event, out);
            case "response.completed", "response.incomplete", "response.failed", "response" -> last(event, out);
            case "error" -> failed(ErrorLook.at(event.whole(), status), out);
            default ->
                output.read(event, told -> {
                    begin("", "", out);
                    out.accept(told);
                });
        }
    }

    private void start(EventFrame event, Consumer<ChatEvent> out) {
        if (event.hasResponse()) {
            unknown(event);
            start(ResponseLook.at(event.response(), status), out);
        }
    }

    /** Tells of what nobody knows in a response, and in its usage. */
    private void unknown(EventFrame event) {
        JsonCursor response = event.response();
        response.enter();
        while (response.nextMember()) {
            if (!ResponseLook.MEMBERS.contains(response.name())) {
                unread.member(response, "");
            } else if (response.nameIs("usage")) {
                unread.within(response, "usage", UsageLook.MEMBERS);
            }
        }
    }

    private void start(ResponseLook response, Consumer<ChatEvent> out) {
        begin(response.id(), response.model(), out);
    }

    /** Some servers leave out the events that say so. */
    private void begin(String id, String model, Consumer<ChatEvent> out) {
        if (!started) {
            started = true;
            out.accept(ChatEvent.started(id, model));
        }
    }

    private void last(EventFrame event, Consumer<ChatEvent> out) {
        if (!event.hasResponse()) {
            return;
        }
        unknown(event);
        ResponseLook response = ResponseLook.at(event.response(), status);
        UpstreamError error = response.error();
        if (error != null || response.status().equals("failed")) {
            failed(error == null ? UpstreamError.of(status, null, null, "the response failed") : error, out);
            return;
        }
        String word = event.type().equals("response") ? response.status() : event.type();
        if (!word.endsWith("completed") && !word.endsWith("incomplete")) {
            // What is worked on in the background has no answer yet.
            return;
        }
        start(response, out);
        items(event.response(), out);
        over = true;
        out.accept(ChatEvent.finished(0, reason(response, word), null));
        if (response.usage().known()) {
            out.accept(ChatEvent.usage(response.usage()));
        }
        out.accept(ChatEvent.ended());
    }

    private void items(JsonCursor response, Consumer<ChatEvent> out) {
        response.enter();
        if (response.find("output") && response.enter(JsonKind.ARRAY)) {
            for (int place = 0; response.nextElement(); place++) {
                if (response.is(JsonKind.OBJECT)) {
                    output.rest(place, response, out);
                }
            }
        }
    }

    private FinishReason reason(ResponseLook response, String word) {
        if (word.endsWith("incomplete")) {
            String reason = response.reason();
            return switch (reason == null ? "" : reason) {
                case "max_output_tokens", "" -> FinishReason.LENGTH;
                case "content_filter" -> FinishReason.CONTENT_FILTER;
                default -> FinishReason.of(reason == null ? "" : reason);
            };
        }
        return output.hasCalls() ? FinishReason.TOOL_CALLS : FinishReason.STOP;
    }

    private void failed(UpstreamError error, Consumer<ChatEvent> out) {
        over = true;
        out.accept(ChatEvent.failed(error));
    }
}
