package io.fairlead.core.frame;

/** Frames that are lines: JSON lines. */
final class LineCutter implements FrameCutter {
    @Override
    public int end(byte[] array, int from, int scanned, int to, boolean last) {
        for (int i = Math.max(from, scanned); i < to; i++) {
            if (array[i] == '\n') {
                return i + 1;
            }
        }
        return last && to > from ? to : -1;
    }

    @Override
    public void describe(FrameView frame) {
        byte[] array = frame.array();
        int from = frame.start();
        int to = frame.end();
        while (to > from && array[to - 1] <= ' ') {
            to--;
        }
        while (from < to && array[from] <= ' ') {
            from++;
        }
        frame.data(from, to);
    }
}
