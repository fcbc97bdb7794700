package io.fairlead.api.body;

import java.io.IOException;

/** Receives bytes in order, such as a message digest or a socket. */
@FunctionalInterface
public interface SegmentSink {
    /** One segment; the array may be used again after the call. */
    void accept(byte[] array, int offset, int length) throws IOException;
}
