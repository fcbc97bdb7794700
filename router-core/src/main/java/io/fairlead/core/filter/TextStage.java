package io.fairlead.core.filter;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.filter.FilterChain.Step;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.GatherEdit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Shows the text of an answer to a filter. Frames whose text it holds back wait, and with them all that come after: no
 * frame is ever made up, and none overtakes another. Waiting is bounded in frames and bytes.
 */
final class TextStage implements ReplyStage {
    private static final int MOST_FRAMES = 128;
    private static final int MOST_BYTES = 256 * 1024;

    private final Dialect dialect;
    private final ReplyStage next;
    private final Consumer<Piece> filter;
    private final ClientFrames frames = new ClientFrames();
    private final Map<Integer, TextChannel> channels = new LinkedHashMap<>();
    private final Deque<HeldFrame> waiting = new ArrayDeque<>();
    private final GatherEdit edit = new GatherEdit();
    private final ByteQueue scratch = new ByteQueue();
    private int waitingBytes;

    TextStage(Step step, Dialect dialect, ReplyStage next) {
        this.dialect = dialect;
        this.next = next;
        this.filter = piece ->
                PluginStep.run(step.use(), "replyText", () -> step.pass().replyText(piece), piece::reset);
    }

    @Override
    public void frame(byte[] array, int start, int end) {
        HeldFrame frame = new HeldFrame(array, start, end);
        dialect.text(frames.describe(array, start, end), new Spans(frame));
        letGo();
        if (waiting.isEmpty() && frame.ready()) {
            frame.write(edit, scratch, next);
            return;
        }
        wait(frame);
        if (waiting.size() > MOST_FRAMES || waitingBytes > MOST_BYTES) {
            closeAll();
            letGo();
        }
    }

    private void wait(HeldFrame frame) {
        frame.keep();
        waiting.addLast(frame);
        waitingBytes += frame.length();
    }

    private void closeAll() {
        channels.values().forEach(channel -> channel.close(filter));
    }

    private void letGo() {
        while (!waiting.isEmpty() && waiting.getFirst().ready()) {
            HeldFrame frame = waiting.removeFirst();
            waitingBytes -= frame.length();
            frame.write(edit, scratch, next);
        }
    }

    @Override
    public void end() {
        closeAll();
        letGo();
        next.end();
    }

    /** Takes the spans of one frame. */
    private final class Spans implements TextSpans {
        private final HeldFrame frame;

        Spans(HeldFrame frame) {
            this.frame = frame;
        }

        @Override
        public void span(long from, long to, int channel, TextKind kind, TextRole role) {
            HeldFrame.Span span;
            try {
                span = frame.span((int) from, (int) to);
            } catch (JsonSyntaxException unreadable) {
                // Nobody can edit it, and the client is to see what the upstream wrote.
                return;
            }
            channels.computeIfAbsent(channel, number -> new TextChannel(number, kind, role))
                    .piece(span, filter);
        }

        @Override
        public void echo(long from, long to, String without) {
            frame.echo((int) from, (int) to, without);
        }

        @Override
        public void close(int channel) {
            TextChannel known = channels.get(channel);
            if (known != null) {
                known.close(filter);
            }
        }

        @Override
        public void closeAll() {
            TextStage.this.closeAll();
        }
    }
}
