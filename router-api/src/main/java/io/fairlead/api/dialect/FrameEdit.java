package io.fairlead.api.dialect;

import io.fairlead.api.http.Slice;

/** Edits on one frame, gathered while it is written; positions are those of the frame's array. */
public interface FrameEdit {
    /** Replaces a range of the frame's data. Ranges are given in rising order and do not overlap. */
    FrameEdit replace(int from, int to, Slice with);

    /** Keeps the frame from the client. */
    FrameEdit drop();
}
