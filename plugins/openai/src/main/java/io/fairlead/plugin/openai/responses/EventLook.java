package io.fairlead.plugin.openai.responses;

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
import io.fairlead.plugin.openai.reply.DoneMark;
import io.fairlead.plugin.openai.reply.ErrorLook;
import org.jspecify.annotations.Nullable;

/**
 * Watches a reply that is passed through. A stream is complete when {@code response.completed} or
 * {@code response.incomplete} has come; a whole answer when it is a response that did not fail, be it one that is worked
 * on in the background. A frame that only carries a piece of text costs no object.
 */
public final class EventLook implements ReplyWatch {
    /** Bytes of an empty string, array or object. */
    private static final int EMPTY = 2;

    private final boolean stream;
    private final int status;
    private final JsonCursor cursor = new JsonCursor();
    private long sequence = -1;
    private @Nullable ResponseLook response;
    private Usage usage = Usage.UNKNOWN;
    private @Nullable UpstreamError error;
    private boolean ended;

    /** A watch of one reply. */
    public EventLook(WatchOptions options) {
        stream = !options.framing().equals(Framing.WHOLE);
        status = options.head().status();
    }

    @Override
    public int look(Frame frame, FrameEdit edit) {
        // Some vendors end their streams with the mark of the other API.
        if (frame.dataStart() == frame.dataEnd() || stream && DoneMark.is(frame)) {
            return Signals.NONE;
        }
        try {
            return signals(frame);
        } catch (JsonSyntaxException e) {
            return Signals.MALFORMED;
        }
    }

    private int signals(Frame frame) {
        String type = EventType.of(frame, cursor);
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        if (type.equals("error")) {
            return failed(ErrorLook.at(cursor, status));
        }
        if (type.equals("response")) {
            return whole(ResponseLook.at(cursor, status));
        }
        return type.startsWith("response.") ? event(type) : passOver();
    }

    /** An event that this API does not have is still to be readable. */
    private int passOver() {
        cursor.rawEnd();
        return Signals.NONE;
    }

    private int whole(ResponseLook answer) {
        if (!answer.ended()) {
            UpstreamError why = answer.error();
            return failed(why == null ? UpstreamError.of(status, null, null, "the response failed") : why);
        }
        ended = true;
        return used(answer) | content(answer.filled()) | Signals.FINISH | Signals.END;
    }

    private int event(String type) {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("sequence_number") && cursor.is(JsonKind.NUMBER)) {
                sequence = (long) cursor.doubleValue();
            } else if (cursor.nameIs("response") && cursor.is(JsonKind.OBJECT)) {
                signals |= response(type, ResponseLook.at(cursor, status));
            } else if (cursor.nameIs("item") && cursor.is(JsonKind.OBJECT)) {
                signals |= item();
            } else if (cursor.nameIs("part") && cursor.enter(JsonKind.OBJECT)) {
                signals |= texts();
                cursor.leave();
            } else if (isText()) {
                signals |= content(filled());
            }
        }
        cursor.leave();
        return signals;
    }

    private int response(String type, ResponseLook now) {
        response = response == null ? now : response;
        return switch (type) {
            case "response.completed", "response.incomplete" -> {
                ended = error == null;
                yield used(now) | content(now.filled()) | Signals.FINISH | Signals.END;
            }
            case "response.failed" -> {
                UpstreamError why = now.error();
                yield failed(why == null ? UpstreamError.of(status, null, null, "the response failed") : why);
            }
            default -> Signals.NONE;
        };
    }

    /** Messages and reasoning begin empty; the beginning of any other item is already something to read. */
    private int item() {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                signals |= content(!cursor.textIs("message") && !cursor.textIs("reasoning"));
            } else if (cursor.nameIs("content") || cursor.nameIs("summary")) {
                signals |= content(filled());
            }
        }
        cursor.leave();
        return signals;
    }

    private int texts() {
        int signals = Signals.NONE;
        while (cursor.nextMember()) {
            signals |= content(isText() && filled());
        }
        return signals;
    }

    private boolean isText() {
        return cursor.nameIs("delta")
                || cursor.nameIs("text")
                || cursor.nameIs("refusal")
                || cursor.nameIs("arguments")
                || cursor.nameIs("input")
                || cursor.nameIs("code")
                || cursor.nameIs("partial_image_b64");
    }

    private boolean filled() {
        return switch (cursor.kind()) {
            case STRING, ARRAY, OBJECT -> cursor.rawEnd() - cursor.rawStart() > EMPTY;
            case NUMBER, TRUE, FALSE, NULL -> false;
        };
    }

    private static int content(boolean there) {
        return there ? Signals.CONTENT : Signals.NONE;
    }

    private int used(ResponseLook answer) {
        if (!answer.usage().known()) {
            return Signals.NONE;
        }
        usage = answer.usage();
        return Signals.USAGE;
    }

    private int failed(UpstreamError why) {
        error = error == null ? why : error;
        return Signals.ERROR;
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public @Nullable UpstreamError error() {
        return error;
    }

    @Override
    public boolean complete() {
        return ended && error == null;
    }

    /** The client counts the events: this one has the number after the last that came. */
    @Override
    public void fail(RouterError failure, FrameSink out) {
        if (!stream) {
            return;
        }
        EventFrames frames = new EventFrames(sequence + 1);
        ResponseLook begun = response;
        if (begun == null) {
            ResponseError.event(failure, frames, out);
            return;
        }
        var object = new ResponseObject(begun.id(), begun.created(), begun.model(), RequestEcho.NONE);
        object.write(frames.begin("response.failed").name("response"), ResponseState.failed(failure, usage), _ -> {});
        frames.send(out);
    }
}
