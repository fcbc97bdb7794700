package io.fairlead.core.stream;

import io.fairlead.api.dialect.Signals;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply and gives its frames to a handler. What goes to the client is collected for each read: frames that
 * nobody touched stay where they are in the buffer and are written from there.
 */
final class FrameLoop {
    private static final int FIRST_BUFFER = 4096;
    private static final int LARGEST_FRAME = 8 << 20;

    /** What comes behind a frame that says one of these is not the client's. */
    private static final int LAST = Signals.ERROR | Signals.END;

    private final Reply reply;
    private final FrameCutter cutter;
    private final FrameHandler handler;
    private final @Nullable ReplyStage stage;
    private final ByteQueue out;
    private final GatherEdit edit = new GatherEdit();
    private final FrameView frame = new FrameView();
    private final ByteQueue scratch = new ByteQueue();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int begin;
    private int scanned;
    private int filled;
    private int windowStart;
    private int windowEnd;
    private boolean ended;
    private boolean torn;
    private boolean stageEnded;
    private long contentFrames;
    private long malformed;

    /** {@code stage} stands before {@code out}, or is null if frames reach it as they are. */
    FrameLoop(Reply reply, FrameCutter cutter, FrameHandler handler, @Nullable ReplyStage stage, ByteQueue out) {
        this.reply = reply;
        this.cutter = cutter;
        this.handler = handler;
        this.stage = stage;
        this.out = out;
    }

    /** Takes what one step brought for the client. */
    interface Target {
        void write(byte[] array, int start, int end) throws IOException;
    }

    /**
     * Reads once and handles every frame that is whole.
     *
     * @return all signals of these frames, or -1 when the reply has ended
     */
    int step() throws IOException {
        return fill() ? handle() : -1;
    }

    /** Reads once, waiting if nothing is there; false when the reply has ended. */
    boolean fill() throws IOException {
        makeRoom();
        int count = reply.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            return false;
        }
        filled += count;
        return true;
    }

    /** Handles every frame that is whole by now, and gives all their signals. */
    int handle() {
        return frames(false);
    }

    /** The reply has ended, or said so: handles what is left. */
    int end() {
        torn = !ended && !blank(begin, filled);
        int signals = frames(true);
        return signals | handler.end(stage == null ? out : stage);
    }

    /**
     * The reply has ended in order, but without the mark of its end; true if nothing else of it is missing, and it has one
     * now. Behind half a frame a mark would be understood by nobody.
     */
    boolean markEnd() {
        return malformed == 0 && !torn && handler.markEnd(stage == null ? out : stage);
    }

    /** No more frames come: what filters hold back is collected, too. */
    void endStage() {
        if (stage != null && !stageEnded) {
            stageEnded = true;
            stage.end();
        }
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] != '\n' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private int frames(boolean last) {
        int signals = Signals.NONE;
        windowStart = begin;
        windowEnd = begin;
        if (ended) {
            return signals;
        }
        int end;
        while ((end = cutter.end(buffer, begin, scanned, filled, last)) >= 0) {
            signals |= one(begin, end);
            begin = end;
            scanned = end;
            if ((signals & LAST) != 0) {
                ended = (signals & Signals.END) != 0;
                break;
            }
        }
        scanned = Math.max(begin, filled);
        return signals;
    }

    private int one(int from, int to) {
        cutter.describe(frame.set(buffer, from, to));
        int signals = handler.frame(frame, edit, stage == null ? out : stage);
        if ((signals & Signals.CONTENT) != 0) {
            contentFrames++;
        }
        if ((signals & Signals.MALFORMED) != 0) {
            malformed++;
            edit.drop();
        }
        if ((signals & Signals.ERROR) != 0) {
            edit.drop();
        }
        if (handler.passes()) {
            pass(from, to);
        }
        edit.clear();
        return signals;
    }

    private void pass(int from, int to) {
        if (stage != null) {
            edit.gather(buffer, from, to, scratch, stage);
            return;
        }
        if (edit.untouched()) {
            windowEnd = to;
            return;
        }
        closeWindow();
        edit.gather(buffer, from, to, out);
        windowStart = to;
        windowEnd = to;
    }

    private void closeWindow() {
        out.append(buffer, windowStart, windowEnd);
        windowStart = windowEnd;
    }

    /** Gives what was collected to a target, in one piece, without copying untouched bytes. */
    void flush(Target target) throws IOException {
        if (out.length() == 0) {
            if (windowEnd > windowStart) {
                target.write(buffer, windowStart, windowEnd);
                windowStart = windowEnd;
            }
            return;
        }
        closeWindow();
        target.write(out.array(), 0, out.length());
        out.clear();
    }

    /** Keeps what was collected for a later flush. */
    void keep() {
        closeWindow();
    }

    private void makeRoom() throws IOException {
        if (begin == filled) {
            begin = 0;
            scanned = 0;
            filled = 0;
            return;
        }
        if (begin > 0) {
            System.arraycopy(buffer, begin, buffer, 0, filled - begin);
            scanned -= begin;
            filled -= begin;
            begin = 0;
        }
        if (filled == buffer.length) {
            if (filled >= LARGEST_FRAME) {
                throw new OversizedFrameException(LARGEST_FRAME);
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    /** Frames that brought content: about as many tokens, where nobody counts them. */
    long contentFrames() {
        return contentFrames;
    }

    /** Frames that could not be read. */
    long malformed() {
        return malformed;
    }
}
