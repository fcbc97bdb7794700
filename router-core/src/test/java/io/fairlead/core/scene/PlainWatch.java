package io.fairlead.core.scene;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Watches answers of {@link PlainDialect}: a whole one is complete with its text, a stream with its end. */
final class PlainWatch implements ReplyWatch {
    private final boolean whole;
    private Usage usage = Usage.UNKNOWN;
    private @Nullable UpstreamError error;
    private boolean complete;
    private boolean finished;
    private boolean mute;

    PlainWatch(boolean whole) {
        this.whole = whole;
    }

    @Override
    public int look(Frame frame, FrameEdit edit) {
        if (frame.dataStart() == frame.dataEnd()) {
            return Signals.NONE;
        }
        try {
            return read(JsonCursor.over(frame.array(), frame.dataStart(), frame.dataEnd()));
        } catch (JsonSyntaxException malformed) {
            return Signals.MALFORMED;
        }
    }

    private int read(JsonCursor cursor) {
        int signals = Signals.NONE;
        if (!cursor.enter(JsonKind.OBJECT)) {
            return Signals.MALFORMED;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("text")) {
                signals |= cursor.text().isEmpty() ? Signals.NONE : Signals.CONTENT;
                complete |= whole;
            } else if (cursor.nameIs("tokens")) {
                usage = usage(cursor);
                signals |= Signals.USAGE;
            } else if (cursor.nameIs("error")) {
                error = PlainDialect.error(200, cursor);
                signals |= Signals.ERROR;
            } else if (cursor.nameIs("fatal")) {
                mute = cursor.longValue() > 1;
                throw new IllegalStateException("a bug of this plugin");
            } else if (cursor.nameIs("finish")) {
                finished = true;
                signals |= Signals.FINISH;
            } else if (cursor.nameIs("end")) {
                complete = true;
                signals |= Signals.END;
            }
        }
        cursor.leave();
        return signals;
    }

    private static Usage usage(JsonCursor cursor) {
        cursor.enter();
        cursor.nextElement();
        long input = cursor.longValue();
        cursor.nextElement();
        Usage usage = Usage.builder()
                .inputTokens(input)
                .outputTokens(cursor.longValue())
                .build();
        cursor.leave();
        return usage;
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
        return complete && error == null;
    }

    @Override
    public boolean markEnd(FrameSink out) {
        if (!finished) {
            return false;
        }
        complete = true;
        byte[] mark = "data: {\"end\":1}\n\n".getBytes(StandardCharsets.UTF_8);
        out.frame(mark, 0, mark.length);
        return true;
    }

    @Override
    public void fail(RouterError failure, FrameSink out) {
        if (mute) {
            throw new IllegalStateException("another bug of this plugin");
        }
        byte[] event = ("data: " + PlainDialect.errorJson(failure) + "\n\n").getBytes(StandardCharsets.UTF_8);
        out.frame(event, 0, event.length);
    }
}
