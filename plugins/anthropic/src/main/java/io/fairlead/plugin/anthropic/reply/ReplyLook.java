package io.fairlead.plugin.anthropic.reply;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Watches a reply that is passed through. A stream is complete when {@code message_stop} has come; of an upstream that
 * does not send it, when the reason of the end has. A whole answer is complete when it is a message that says why it
 * ended. A frame that only carries a piece of text costs no object.
 */
public final class ReplyLook implements ReplyWatch {
    /** Bytes of an empty string, array or object. */
    private static final int EMPTY = 2;

    private static final byte[] STOP =
            "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n".getBytes(StandardCharsets.US_ASCII);

    private final boolean stream;
    private final boolean endMarked;
    private final int status;
    private final JsonCursor cursor = new JsonCursor();
    private final UsageLook usage = new UsageLook();
    private @Nullable UpstreamError error;
    private boolean finished;
    private boolean ended;

    /** A watch of one reply. */
    public ReplyLook(WatchOptions options) {
        stream = !options.framing().equals(Framing.WHOLE);
        endMarked = options.endMarked();
        status = options.head().status();
    }

    @Override
    public int look(Frame frame, FrameEdit edit) {
        if (frame.dataStart() == frame.dataEnd()) {
            return Signals.NONE;
        }
        try {
            return signals(frame);
        } catch (JsonSyntaxException e) {
            return Signals.MALFORMED;
        }
    }

    private int signals(Frame frame) {
        String event = FrameType.of(frame, cursor);
        start(frame);
        return switch (event) {
            case "content_block_delta" -> delta();
            case "content_block_start" -> block();
            case "message_start" -> opening();
            case "message_delta" -> closing();
            case "message_stop" -> end();
            case "message" -> whole();
            case "error" -> failed(frame);
            default -> Signals.NONE;
        };
    }

    private void start(Frame frame) {
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
    }

    private int delta() {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("delta") && cursor.enter(JsonKind.OBJECT)) {
                signals = piece();
                cursor.leave();
            }
        }
        cursor.leave();
        return signals;
    }

    /** Everything but the type and a signature is something the client reads, also what nobody knew when this was written. */
    private int piece() {
        int signals = Signals.NONE;
        while (cursor.nextMember()) {
            if (signals == Signals.NONE && filled() && !cursor.nameIs("type") && !cursor.nameIs("signature")) {
                signals = Signals.CONTENT;
            }
        }
        return signals;
    }

    /** Blocks of text and thinking begin empty; the beginning of any other block is already something to read. */
    private int block() {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content_block") && cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    signals |= blockMember();
                }
                cursor.leave();
            }
        }
        cursor.leave();
        return signals;
    }

    private int blockMember() {
        if (cursor.nameIs("type")) {
            return cursor.textIs("text") || cursor.textIs("thinking") ? Signals.NONE : Signals.CONTENT;
        }
        return (cursor.nameIs("text") || cursor.nameIs("thinking")) && filled() ? Signals.CONTENT : Signals.NONE;
    }

    private int opening() {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("message") && cursor.enter(JsonKind.OBJECT)) {
                if (cursor.find("usage") && usage.take(cursor)) {
                    signals = Signals.USAGE;
                }
                cursor.leave();
            }
        }
        cursor.leave();
        return signals;
    }

    private int closing() {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("usage") && usage.take(cursor)) {
                signals |= Signals.USAGE;
            } else if (cursor.nameIs("delta") && cursor.enter(JsonKind.OBJECT)) {
                if (cursor.find("stop_reason") && cursor.is(JsonKind.STRING)) {
                    signals |= Signals.FINISH;
                }
                cursor.leave();
            }
        }
        cursor.leave();
        finished |= (signals & Signals.FINISH) != 0;
        return signals;
    }

    private int end() {
        ended = true;
        return Signals.END;
    }

    private int whole() {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content") && filled()) {
                signals |= Signals.CONTENT;
            } else if (cursor.nameIs("usage") && usage.take(cursor)) {
                signals |= Signals.USAGE;
            } else if (cursor.nameIs("stop_reason") && cursor.is(JsonKind.STRING)) {
                signals |= Signals.FINISH | Signals.END;
            }
        }
        cursor.leave();
        ended = (signals & Signals.END) != 0;
        return signals;
    }

    private int failed(Frame frame) {
        if (error == null) {
            start(frame);
            error = ErrorLook.at(cursor, status);
        }
        return Signals.ERROR;
    }

    private boolean filled() {
        return switch (cursor.kind()) {
            case STRING, ARRAY, OBJECT -> cursor.rawEnd() - cursor.rawStart() > EMPTY;
            case NUMBER, TRUE, FALSE, NULL -> false;
        };
    }

    @Override
    public Usage usage() {
        return usage.usage();
    }

    @Override
    public @Nullable UpstreamError error() {
        return error;
    }

    @Override
    public boolean complete() {
        return error == null && (ended || !endMarked && finished);
    }

    @Override
    public boolean markEnd(FrameSink out) {
        if (!stream || ended || !finished || error != null) {
            return false;
        }
        ended = true;
        out.frame(STOP, 0, STOP.length);
        return true;
    }

    @Override
    public void fail(RouterError failure, FrameSink out) {
        if (stream) {
            ErrorForm.event(failure, out);
        }
    }
}
