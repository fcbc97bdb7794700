package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.plugin.ollama.reply.ErrorLook;
import io.fairlead.toolkit.Unread;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the lines of a reply, or the one frame that a whole answer is, into events. Both have the same members: a whole
 * answer is a stream of one line.
 */
final class ReplyReader implements ChatReader {
    private final WatchOptions options;
    private final Unread unread;
    private final Clock clock;
    private final JsonCursor cursor = new JsonCursor();
    private boolean started;
    private boolean over;
    private String created = "";
    private int calls;

    ReplyReader(WatchOptions options, Clock clock) {
        this.options = options;
        this.unread = new Unread(options.losses());
        this.clock = clock;
    }

    @Override
    public void frame(Frame frame, Consumer<ChatEvent> out) {
        if (frame.dataStart() == frame.dataEnd() || over) {
            return;
        }
        try {
            cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
            Line line = Line.read(cursor, unread);
            if (line.failed()) {
                over = true;
                cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
                out.accept(ChatEvent.failed(ErrorLook.at(cursor, options.head().status())));
            } else if (line.known()) {
                events(line, out);
            }
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void events(Line line, Consumer<ChatEvent> out) {
        if (!started) {
            started = true;
            created = line.created().isEmpty() ? clock.instant().toString() : line.created();
            out.accept(ChatEvent.started("", line.model()));
        }
        if (!line.thinking().isEmpty()) {
            out.accept(ChatEvent.thinking(0, line.thinking(), null));
        }
        if (!line.text().isEmpty() || !line.logprobs().isEmpty()) {
            out.accept(ChatEvent.text(0, line.text(), line.logprobs()));
        }
        calls(line.calls(), out);
        if (line.done()) {
            over = true;
            out.accept(ChatEvent.finished(0, reason(line.reason()), null));
            if (line.usage().known()) {
                out.accept(ChatEvent.usage(line.usage()));
            }
            out.accept(ChatEvent.ended());
        }
    }

    private void calls(List<Call> all, Consumer<ChatEvent> out) {
        for (Call call : all) {
            out.accept(ChatEvent.toolCallStarted(0, calls, call.id().isEmpty() ? made() : call.id(), call.name()));
            out.accept(ChatEvent.toolCallDelta(0, calls, call.arguments()));
            calls++;
        }
    }

    /** An id that no other answer of a conversation has: older servers give none. */
    private String made() {
        StringBuilder id = new StringBuilder("call_");
        created.chars()
                .filter(each -> each < 0x80 && Character.isLetterOrDigit(each))
                .limit(24)
                .forEach(each -> id.append((char) each));
        return id.append('_').append(calls).toString();
    }

    /** This API does not say of an answer that it ended with calls. */
    private FinishReason reason(String word) {
        return switch (word) {
            case "", "stop" -> calls > 0 ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default -> FinishReason.of(word);
        };
    }

    /** An answer is whole when its last line said so, and not otherwise. */
    @Override
    public void end(Consumer<ChatEvent> out) {}
}
