package io.fairlead.core.frame;

import io.fairlead.api.dialect.Frame;
import org.jspecify.annotations.Nullable;

/** One frame, reused for all frames of a reply. */
public final class FrameView implements Frame {
    private byte[] array = new byte[0];
    private int start;
    private int end;
    private int dataStart;
    private int dataEnd;
    private @Nullable String event;

    /** Shows a range, all of it data until somebody says otherwise. */
    public FrameView set(byte[] inArray, int from, int to) {
        array = inArray;
        start = from;
        end = to;
        dataStart = from;
        dataEnd = to;
        event = null;
        return this;
    }

    /** Says where the data is. */
    public void data(int from, int to) {
        dataStart = from;
        dataEnd = to;
    }

    /** Shows the same positions of another array. */
    public void array(byte[] changed) {
        array = changed;
    }

    /** Names the event. */
    public void event(@Nullable String name) {
        event = name;
    }

    @Override
    public byte[] array() {
        return array;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public int dataStart() {
        return dataStart;
    }

    @Override
    public int dataEnd() {
        return dataEnd;
    }

    @Override
    public @Nullable String event() {
        return event;
    }
}
