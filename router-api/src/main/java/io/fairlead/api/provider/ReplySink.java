package io.fairlead.api.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Takes the reply of a {@link LocalProvider}: head, then body. */
public interface ReplySink {
    /** The status and header fields; once, first. */
    void head(int status, Map<String, String> headers) throws IOException;

    /**
     * Bytes of the body; blocks while the client is slower. The array may be used again after the call.
     *
     * @throws IOException if the attempt was cancelled: let it out of {@link LocalProvider#answer}
     */
    void write(byte[] array, int offset, int length) throws IOException;

    /** Waits on the host's clock; ends early with an IOException when the attempt is cancelled. */
    void pause(Duration duration) throws IOException;
}
