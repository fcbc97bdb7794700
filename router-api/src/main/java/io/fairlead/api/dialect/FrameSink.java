package io.fairlead.api.dialect;

/** Receives whole frames for the client, ready for the wire. */
@FunctionalInterface
public interface FrameSink {
    /** One frame; the array may be used again after the call. */
    void frame(byte[] array, int start, int end);
}
