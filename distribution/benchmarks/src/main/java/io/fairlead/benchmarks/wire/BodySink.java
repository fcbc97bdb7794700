package io.fairlead.benchmarks.wire;

/** Takes the bytes of a body as they arrive, free of transfer coding. */
@FunctionalInterface
public interface BodySink {
    /** Takes {@code bytes[from, to)}, which are valid during the call only. */
    void accept(byte[] bytes, int from, int to);
}
