package io.fairlead.testkit.kit;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A watch without mistakes. Open where a mistake may be planted. */
class RightWatch implements ReplyWatch {
    final boolean stream;
    private final boolean marked;
    private Usage usage = Usage.UNKNOWN;
    private @Nullable UpstreamError error;
    boolean said;
    boolean finished;
    boolean ended;

    RightWatch(boolean stream, boolean marked) {
        this.stream = stream;
        this.marked = marked;
    }

    @Override
    public int look(Frame frame, FrameEdit edit) {
        if (frame.dataStart() == frame.dataEnd()) {
            return Signals.NONE;
        }
        try {
            return signals(RightDialect.object(RightDialect.data(frame)));
        } catch (IllegalArgumentException | ClassCastException e) {
            return Signals.MALFORMED;
        }
    }

    int signals(JsonObject json) {
        if (json.containsKey("error")) {
            error = UpstreamError.of(0, null, null, json.getString("error"));
            return Signals.ERROR;
        }
        int signals = json.getString("say", "").isEmpty() ? Signals.NONE : Signals.CONTENT;
        said |= signals != Signals.NONE;
        if (json.containsKey("end")) {
            usage = usage(json);
            finished = true;
            signals |= Signals.FINISH | Signals.USAGE;
        }
        ended |= stream ? json.containsKey("done") : finished;
        return ended ? signals | Signals.END : signals;
    }

    static Usage usage(JsonObject json) {
        return Usage.builder()
                .inputTokens(json.getInt("in"))
                .outputTokens(json.getInt("out"))
                .cachedInputTokens(json.getInt("cached"))
                .build();
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
        return error == null && finished && (ended || !marked);
    }

    @Override
    public boolean markEnd(FrameSink out) {
        if (!finished || ended || error != null) {
            return false;
        }
        ended = true;
        RightDialect.write("data: {\"done\":true}\n\n", out);
        return true;
    }

    @Override
    public void fail(RouterError failure, FrameSink out) {
        RightDialect.write(new SayFake().errorEvent(failure.code().name(), failure.message()), out);
    }
}
