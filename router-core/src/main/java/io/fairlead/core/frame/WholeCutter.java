package io.fairlead.core.frame;

/** One frame: the whole body. */
final class WholeCutter implements FrameCutter {
    @Override
    public int end(byte[] array, int from, int scanned, int to, boolean last) {
        return last && to > from ? to : -1;
    }

    @Override
    public void describe(FrameView frame) {
        // The data of a whole body is all of it, which is how a frame begins.
    }
}
