package io.fairlead.plugin.gemini.reply;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches a whole answer that is one result: vectors, or a count of tokens. It is complete if it has the result. */
public final class ResultLook implements ReplyWatch {
    private final WatchOptions options;
    private final Usage free;
    private final List<String> results;
    private final UsageLook usage = new UsageLook();
    private @Nullable UpstreamError error;
    private boolean complete;

    private ResultLook(WatchOptions options, Usage free, List<String> results) {
        this.options = options;
        this.free = free;
        this.results = results;
    }

    /** Watches for vectors. */
    public static ResultLook vectors(WatchOptions options) {
        return new ResultLook(options, Usage.UNKNOWN, List.of("embedding", "embeddings"));
    }

    /** Watches for a count, which takes no tokens itself. */
    public static ResultLook count(WatchOptions options) {
        return new ResultLook(options, Usage.builder().inputTokens(0).build(), List.of("totalTokens"));
    }

    @Override
    public int look(Frame frame, FrameEdit edit) {
        JsonCursor cursor = JsonCursor.over(frame.array(), frame.dataStart(), frame.dataEnd());
        try {
            cursor.rawEnd();
            int signals = members(cursor);
            if ((signals & Signals.ERROR) != 0) {
                cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
                error = ErrorLook.at(cursor, options.head().status());
                return Signals.ERROR;
            }
            complete = (signals & Signals.CONTENT) != 0;
            return complete ? signals | Signals.END : Signals.MALFORMED;
        } catch (JsonSyntaxException e) {
            return Signals.MALFORMED;
        }
    }

    private int members(JsonCursor cursor) {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            if (cursor.nameIs("error")) {
                signals |= Signals.ERROR;
            } else if (cursor.nameIs("usageMetadata")) {
                signals |= usage.take(cursor) ? Signals.USAGE : Signals.NONE;
            } else if (results.contains(cursor.name())) {
                signals |= Signals.CONTENT;
            }
        }
        cursor.leave();
        return signals;
    }

    @Override
    public Usage usage() {
        Usage told = usage.usage();
        return told.known() ? told : free;
    }

    @Override
    public @Nullable UpstreamError error() {
        return error;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    /** Nothing of such an answer is out before it is whole. */
    @Override
    public void fail(RouterError failure, FrameSink out) {}
}
