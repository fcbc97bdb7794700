package io.fairlead.core.frame;

import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.http.Slice;
import java.util.Arrays;

/** Edits on one frame, reused for all frames of a reply. */
public final class GatherEdit implements FrameEdit {
    private int[] bounds = new int[8];
    private Slice[] texts = {Slice.EMPTY, Slice.EMPTY, Slice.EMPTY, Slice.EMPTY};
    private int count;
    private boolean dropped;

    @Override
    public FrameEdit replace(int from, int to, Slice with) {
        if (from > to || count > 0 && from < bounds[2 * count - 1]) {
            throw new IllegalArgumentException(
                    "found edit " + from + " to " + to + ", expected rising, separate ranges");
        }
        if (count == texts.length) {
            bounds = Arrays.copyOf(bounds, 4 * count);
            texts = Arrays.copyOf(texts, 2 * count);
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        texts[count++] = with;
        return this;
    }

    @Override
    public FrameEdit drop() {
        dropped = true;
        return this;
    }

    /** Whether the frame goes on as it is. */
    public boolean untouched() {
        return count == 0 && !dropped;
    }

    /** Whether the frame goes nowhere. */
    public boolean dropped() {
        return dropped;
    }

    /** Appends the edited frame to a queue, and makes ready for the next one. */
    public void gather(byte[] array, int start, int end, ByteQueue out) {
        int at = start;
        for (int i = 0; i < count && !dropped; i++) {
            out.append(array, at, bounds[2 * i]);
            out.append(texts[i].array(), texts[i].start(), texts[i].end());
            at = bounds[2 * i + 1];
        }
        if (!dropped) {
            out.append(array, at, end);
        }
        clear();
    }

    /** Gives the edited frame to a sink as one piece. */
    public void gather(byte[] array, int start, int end, ByteQueue scratch, FrameSink out) {
        if (untouched()) {
            out.frame(array, start, end);
            return;
        }
        scratch.clear();
        gather(array, start, end, scratch);
        if (scratch.length() > 0) {
            out.frame(scratch.array(), 0, scratch.length());
        }
    }

    /** Makes ready for the next frame. */
    public void clear() {
        Arrays.fill(texts, 0, count, Slice.EMPTY);
        count = 0;
        dropped = false;
    }
}
