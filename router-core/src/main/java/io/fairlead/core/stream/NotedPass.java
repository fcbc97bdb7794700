package io.fairlead.core.stream;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import org.jspecify.annotations.Nullable;

/**
 * Passes frames through, and reads them besides: what they say is noted, and a writer that could go on with the stream is
 * kept at the same place. Streams that are put together in another way than the writer's own cannot be gone on with.
 */
final class NotedPass implements FrameHandler, TextSpans {
    private static final FrameSink NOWHERE = (array, start, end) -> {};

    private final PassHandler passing;
    private final ChatDialect dialect;
    private final ChatReader reader;
    private final ChatWriter writer;
    private final Recovery recovery;
    private final Exchange exchange;
    private final Said said;
    private int channel = -1;
    private boolean lost;

    NotedPass(
            PassHandler passing,
            ChatDialect dialect,
            ChatReader reader,
            ChatWriter writer,
            Recovery recovery,
            Exchange exchange) {
        this.passing = passing;
        this.dialect = dialect;
        this.reader = reader;
        this.writer = writer;
        this.recovery = recovery;
        this.exchange = exchange;
        this.said = new Said(recovery);
    }

    @Override
    public int frame(FrameView frame, GatherEdit edit, FrameSink out) {
        int signals = passing.frame(frame, edit, out);
        if ((signals & Signals.MALFORMED) == 0 && !lost) {
            note(frame);
        }
        return signals;
    }

    /** The watch has judged the frame. That it is not understood here only means that nobody can go on from it. */
    private void note(FrameView frame) {
        try {
            reader.frame(frame, this::event);
            dialect.text(frame, this);
        } catch (IllegalArgumentException malformed) {
            lose();
        } catch (RuntimeException | LinkageError | StackOverflowError failed) {
            lose();
            exchange.blamed("reading along", failed);
        }
    }

    private void lose() {
        lost = true;
        recovery.ruleOut();
    }

    private void event(ChatEvent event) {
        said.note(event);
        writer.event(event, NOWHERE);
    }

    /** A second text, such as another block, is a place that the writer would not be at. */
    @Override
    public void span(long from, long to, int number, TextKind kind, TextRole role) {
        if (kind.equals(TextKind.TEXT) && channel != number) {
            if (channel >= 0) {
                recovery.ruleOut();
            }
            channel = number;
        }
    }

    @Override
    public void close(int number) {
        if (number == channel) {
            recovery.ruleOut();
        }
    }

    @Override
    public boolean passes() {
        return true;
    }

    @Override
    public int end(FrameSink out) {
        return passing.end(out);
    }

    @Override
    public boolean markEnd(FrameSink out) {
        return passing.markEnd(out);
    }

    @Override
    public boolean complete() {
        return passing.complete();
    }

    @Override
    public Usage usage() {
        return passing.usage();
    }

    @Override
    public @Nullable UpstreamError error() {
        return passing.error();
    }

    @Override
    public String contentType(String upstream) {
        return passing.contentType(upstream);
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        passing.fail(error, out);
    }
}
