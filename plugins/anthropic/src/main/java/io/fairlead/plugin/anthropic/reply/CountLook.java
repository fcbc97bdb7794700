package io.fairlead.plugin.anthropic.reply;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
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
import io.fairlead.api.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Looks at the answer to a count of tokens, which takes none itself. */
public final class CountLook implements ReplyWatch {
    private static final String MEMBER = "input_tokens";
    private static final Usage FREE = Usage.builder().inputTokens(0).build();

    private final WatchOptions options;
    private boolean complete;
    private @Nullable UpstreamError error;

    /** Looks at one reply. */
    public CountLook(WatchOptions options) {
        this.options = options;
    }

    /**
     * The tokens that an answer tells.
     *
     * @throws IllegalArgumentException if it tells none
     */
    public static long tokens(Slice body) {
        long tokens = -1;
        try {
            JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
            cursor.enter();
            while (cursor.nextMember()) {
                if (cursor.nameIs(MEMBER) && cursor.is(JsonKind.NUMBER)) {
                    tokens = cursor.longValue();
                }
            }
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (tokens < 0) {
            throw new IllegalArgumentException("found no count, expected a member '" + MEMBER + "' of 0 or more");
        }
        return tokens;
    }

    /** An answer of so many tokens. */
    public static Slice answer(long tokens) {
        return new JsonWriter().beginObject().member(MEMBER, tokens).endObject().slice();
    }

    @Override
    public int look(Frame frame, FrameEdit edit) {
        Slice body = Slice.of(frame.array(), frame.dataStart(), frame.dataEnd());
        try {
            tokens(body);
        } catch (IllegalArgumentException other) {
            UpstreamError told = ErrorLook.of(options.head(), body);
            error = told.message().isEmpty() ? null : told;
            return error == null ? Signals.MALFORMED : Signals.ERROR;
        }
        complete = true;
        return Signals.CONTENT | Signals.USAGE | Signals.END;
    }

    @Override
    public Usage usage() {
        return FREE;
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
    public void fail(RouterError error, FrameSink out) {}
}
