package io.fairlead.core.filter;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.filter.FilterChain.Step;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
                PluginStep.run(step.use(), "replyText", () -> step.pass().replyText(piece), () -> piece.keepLast(0));
    }

    @Override
    public void frame(byte[] array, int start, int end) {
        FrameView frame = frames.describe(array, start, end);
        Spans spans = new Spans(frame);
        dialect.text(frame, spans);
        if (spans.held == null && waiting.isEmpty()) {
            next.frame(array, start, end);
            return;
        }
        wait(spans.held == null ? new HeldFrame(Arrays.copyOfRange(array, start, end)) : spans.held);
        if (waiting.size() > MOST_FRAMES || waitingBytes > MOST_BYTES) {
            channels.values().forEach(TextChannel::release);
        }
        letGo();
    }

    private void wait(HeldFrame frame) {
        waiting.addLast(frame);
        waitingBytes += frame.length();
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
        channels.values().forEach(channel -> channel.close(filter));
        letGo();
        next.end();
    }

    /** Takes the spans of one frame; copies the frame when the first of them comes. */
    private final class Spans implements TextSpans {
        private final FrameView frame;
        private @Nullable HeldFrame held;

        Spans(FrameView frame) {
            this.frame = frame;
        }

        @Override
        public void span(long from, long to, int channel, TextKind kind, TextRole role) {
            HeldFrame copy = held;
            if (copy == null) {
                copy = new HeldFrame(Arrays.copyOfRange(frame.array(), frame.start(), frame.end()));
                held = copy;
            }
            HeldFrame.Span span = copy.span((int) from - frame.start(), (int) to - frame.start());
            channels.computeIfAbsent(channel, number -> new TextChannel(number, kind, role))
                    .piece(span, filter);
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
            channels.values().forEach(channel -> channel.close(filter));
        }
    }
}
