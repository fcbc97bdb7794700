package io.fairlead.plugin.nimbus;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/** Watches an answer on its way to the client: is there content, how much was spent, is it whole? */
final class NimbusWatch implements ReplyWatch {
    private Usage usage = Usage.UNKNOWN;
    private boolean ended;
    private @Nullable UpstreamError error;

    @Override
    public int look(Frame frame, FrameEdit edit) {
        if (frame.dataStart() == frame.dataEnd()) {
            return Signals.NONE; // a comment
        }
        try {
            return signals(NimbusPiece.read(frame.array(), frame.dataStart(), frame.dataEnd()));
        } catch (JsonSyntaxException e) {
            return Signals.MALFORMED;
        }
    }

    private int signals(NimbusPiece piece) {
        int signals = piece.text().isEmpty() ? Signals.NONE : Signals.CONTENT;
        if (piece.error() != null) {
            error = piece.error();
            signals |= Signals.ERROR;
        }
        if (piece.usage().known()) {
            usage = piece.usage();
            signals |= Signals.USAGE;
        }
        if (piece.why() != null) {
            ended = true;
            signals |= Signals.FINISH | Signals.END;
        }
        return signals;
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

    @Override
    public void fail(RouterError error, FrameSink out) {
        NimbusWriter.event(NimbusPiece.problem(error), out);
    }
}
