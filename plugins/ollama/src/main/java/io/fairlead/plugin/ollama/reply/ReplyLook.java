package io.fairlead.plugin.ollama.reply;

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
import org.jspecify.annotations.Nullable;

/**
 * Watches a reply that is passed through: lines of a stream, or one whole answer, which has the same members. It is
 * complete when {@code done} has come, and one of embeddings with its vectors. A line that only carries a piece of text
 * costs no object.
 */
public final class ReplyLook implements ReplyWatch {
    /** Bytes of an empty string, array or object. */
    private static final int EMPTY = 2;

    private final boolean stream;
    private final int status;
    private final JsonCursor cursor = new JsonCursor();
    private final UsageLook usage = new UsageLook();
    private @Nullable UpstreamError error;
    private boolean ended;

    /** A watch of one reply. */
    public ReplyLook(WatchOptions options) {
        stream = !options.framing().equals(Framing.WHOLE);
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
        start(frame);
        int signals = members();
        if ((signals & Signals.ERROR) != 0) {
            return failed(frame);
        }
        ended |= (signals & Signals.END) != 0;
        return signals;
    }

    private void start(Frame frame) {
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
    }

    private int members() {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            signals |= member();
        }
        cursor.leave();
        return signals;
    }

    private int member() {
        if (cursor.nameIs("message")) {
            return message();
        }
        if (cursor.nameIs("response") || cursor.nameIs("thinking") || cursor.nameIs("tool_calls")) {
            return filled() ? Signals.CONTENT : Signals.NONE;
        }
        if (cursor.nameIs("done")) {
            return cursor.is(JsonKind.TRUE) ? Signals.FINISH | Signals.END : Signals.NONE;
        }
        if (cursor.nameIs("embeddings") || cursor.nameIs("embedding")) {
            return cursor.is(JsonKind.ARRAY) ? Signals.CONTENT | Signals.FINISH | Signals.END : Signals.NONE;
        }
        if (cursor.nameIs("error")) {
            return cursor.is(JsonKind.NULL) ? Signals.NONE : Signals.ERROR;
        }
        return usage.take(cursor) ? Signals.USAGE : Signals.NONE;
    }

    /** Everything but the role is something the client reads, also what nobody knew when this was written. */
    private int message() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return Signals.NONE;
        }
        int signals = Signals.NONE;
        while (cursor.nextMember()) {
            if (signals == Signals.NONE && !cursor.nameIs("role") && filled()) {
                signals = Signals.CONTENT;
            }
        }
        cursor.leave();
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
        return error == null && ended;
    }

    @Override
    public void fail(RouterError failure, FrameSink out) {
        if (stream) {
            ErrorForm.line(failure, out);
        }
    }
}
