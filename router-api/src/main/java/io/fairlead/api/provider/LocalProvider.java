package io.fairlead.api.provider;

import java.io.IOException;

/** A provider that answers in this process instead of being called. The host's deadlines, health and failover apply. */
public interface LocalProvider extends Provider {
    /**
     * Answers one call on the calling thread, which is a virtual one and may block.
     *
     * @throws IOException what a broken connection would be: before the first byte a failed attempt, after it a broken
     *     answer; also thrown by the sink when the attempt was cancelled
     */
    void answer(Attempt attempt, FinalCall call, ReplySink sink) throws IOException;
}
