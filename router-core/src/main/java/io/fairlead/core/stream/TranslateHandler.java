package io.fairlead.core.stream;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads frames into events, lets filters see them, and writes the client's own frames. */
final class TranslateHandler implements FrameHandler {
    private static final int MOST_CHOICES = 10_000;

    private final int choices;
    private final ChatReader reader;
    private final ChatWriter writer;
    private final Consumer<ChatEvent> chain;
    private final AnswerLosses losses;
    private int signals;
    private final BitSet finished = new BitSet();
    private boolean ended;
    private Usage usage = Usage.UNKNOWN;
    private @Nullable UpstreamError error;

    /**
     * Handles the frames of an answer.
     *
     * @param choices that were asked for
     * @param chain leads from events to {@code writer}, by way of filters
     * @param losses sees what the client's API cannot say
     */
    TranslateHandler(
            int choices, ChatReader reader, ChatWriter writer, Consumer<ChatEvent> chain, AnswerLosses losses) {
        this.choices = choices;
        this.reader = reader;
        this.writer = writer;
        this.chain = chain;
        this.losses = losses;
    }

    @Override
    public int frame(FrameView frame, GatherEdit edit, FrameSink out) {
        signals = Signals.NONE;
        try {
            reader.frame(frame, this::event);
        } catch (IllegalArgumentException malformed) {
            signals |= Signals.MALFORMED;
        }
        return signals;
    }

    private void event(ChatEvent event) {
        switch (event) {
            case ChatEvent.UsageReported reported -> {
                usage = reported.usage();
                signals |= Signals.USAGE;
            }
            case ChatEvent.Failed failed -> {
                error = failed.error();
                signals |= Signals.ERROR;
                return;
            }
            case ChatEvent.Finished said -> {
                finished.set(Math.clamp(said.choice(), 0, MOST_CHOICES));
                signals |= Signals.FINISH;
            }
            case ChatEvent.Ended end -> {
                ended = true;
                signals |= Signals.END;
            }
            case ChatEvent.Started started -> {}
            case ChatEvent.TextDelta delta -> signals |= delta.text().isEmpty() ? 0 : Signals.CONTENT;
            default -> {
                signals |= Signals.CONTENT;
                losses.note(event);
            }
        }
        chain.accept(event);
    }

    @Override
    public boolean passes() {
        return false;
    }

    @Override
    public int end(FrameSink out) {
        signals = Signals.NONE;
        reader.end(this::event);
        if (ended && error == null) {
            writer.end(out);
        }
        return signals;
    }

    @Override
    public boolean markEnd(FrameSink out) {
        if (ended || error != null || finished.cardinality() < choices) {
            return false;
        }
        event(ChatEvent.ended());
        writer.end(out);
        return true;
    }

    @Override
    public boolean complete() {
        return ended && error == null;
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
    public String contentType(String upstream) {
        return writer.contentType();
    }

    @Override
    public void fail(RouterError with, FrameSink out) {
        writer.fail(with, out);
    }
}
