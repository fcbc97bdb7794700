package io.fairlead.plugin.gemini.reply;

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
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Watches a reply that is passed through. The API has no mark of the end: a reply is complete when every candidate that
 * spoke has said why it ended, or the prompt was blocked; one array of JSON must be closed, too. A frame that only carries
 * a piece of text costs no object.
 */
public final class ReplyLook implements ReplyWatch {
    private static final Slice BRACKET = Slice.utf8("[");

    private final boolean whole;
    private final boolean array;
    private final int status;
    private final JsonCursor cursor = new JsonCursor();
    private final CandidateLook candidates = new CandidateLook(cursor);
    private final UsageLook usage = new UsageLook();
    private final StreamFrames frames;
    private @Nullable UpstreamError error;
    private boolean closed;

    /** A watch of one reply. */
    public ReplyLook(WatchOptions options) {
        whole = options.framing().equals(Framing.WHOLE);
        array = options.framing().equals(Framing.JSON_ARRAY);
        status = options.head().status();
        frames = new StreamFrames(options.framing());
    }

    @Override
    public int look(Frame frame, FrameEdit edit) {
        if (frame.dataStart() == frame.dataEnd()) {
            return array ? bracket(frame) : Signals.NONE;
        }
        try {
            cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
            int signals = signals(frame);
            if ((signals & Signals.ERROR) == 0) {
                pass(frame, edit);
            }
            return signals;
        } catch (JsonSyntaxException e) {
            return Signals.MALFORMED;
        }
    }

    /** Of an array whose first element was kept from the client, the next one opens it. */
    private void pass(Frame frame, FrameEdit edit) {
        if (frames.unopened()) {
            int at = frame.start();
            while (at < frame.dataStart() && frame.array()[at] != ',') {
                at++;
            }
            if (at < frame.dataStart()) {
                edit.replace(at, at + 1, BRACKET);
            }
        }
        frames.passed();
    }

    private int bracket(Frame frame) {
        boolean closing = false;
        for (int i = frame.start(); i < frame.end(); i++) {
            closing |= frame.array()[i] == ']';
        }
        closed |= closing;
        return closing && complete() ? Signals.END : Signals.NONE;
    }

    private int signals(Frame frame) {
        int signals = Signals.NONE;
        cursor.rawEnd();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("candidates")) {
                signals |= candidates.take();
            } else if (cursor.nameIs("usageMetadata")) {
                signals |= usage.take(cursor) ? Signals.USAGE : Signals.NONE;
            } else if (cursor.nameIs("promptFeedback")) {
                signals |= candidates.feedback();
            } else if (cursor.nameIs("error") && !cursor.is(JsonKind.NULL)) {
                signals |= Signals.ERROR;
            }
        }
        cursor.leave();
        if ((signals & Signals.ERROR) != 0) {
            return failed(frame);
        }
        return whole && complete() ? signals | Signals.END : signals;
    }

    private int failed(Frame frame) {
        if (error == null) {
            cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
            error = ErrorLook.at(cursor, status);
        }
        return Signals.ERROR;
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
        return error == null && candidates.finished() && (closed || !array);
    }

    /** Only an array has a mark: its closing bracket. */
    @Override
    public boolean markEnd(FrameSink out) {
        if (!array || closed || error != null || !candidates.finished()) {
            return false;
        }
        closed = true;
        frames.close(out);
        return true;
    }

    @Override
    public void fail(RouterError failure, FrameSink out) {
        if (!whole) {
            frames.fail(failure, out);
        }
    }
}
