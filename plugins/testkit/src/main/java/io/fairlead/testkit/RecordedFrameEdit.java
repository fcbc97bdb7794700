package io.fairlead.testkit;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.http.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes the edits of one frame and shows what the client would get. */
public final class RecordedFrameEdit implements FrameEdit {
    private final List<Range> ranges = new ArrayList<>();
    private boolean dropped;

    @Override
    public RecordedFrameEdit replace(int from, int to, Slice with) {
        if (from > to || !ranges.isEmpty() && ranges.getLast().to > from) {
            throw new IllegalArgumentException(
                    "found range " + from + " to " + to + ", expected ranges that rise and do not overlap");
        }
        ranges.add(new Range(from, to, with.utf8()));
        return this;
    }

    @Override
    public RecordedFrameEdit drop() {
        dropped = true;
        return this;
    }

    /** Whether the frame was kept from the client. */
    public boolean dropped() {
        return dropped;
    }

    /** Whether nothing was asked for. */
    public boolean untouched() {
        return !dropped && ranges.isEmpty();
    }

    /** The frame's data as the client gets it; empty if the frame was dropped. */
    public String data(Frame frame) {
        if (dropped) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        int at = frame.dataStart();
        for (Range range : ranges) {
            out.append(text(frame, at, range.from)).append(range.with);
            at = range.to;
        }
        return out.append(text(frame, at, frame.dataEnd())).toString();
    }

    private static String text(Frame frame, int from, int to) {
        return new String(frame.array(), from, to - from, StandardCharsets.UTF_8);
    }

    private record Range(int from, int to, String with) {}
}
