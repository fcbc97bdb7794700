package io.fairlead.api.provider;

import io.fairlead.api.http.Origin;
import java.io.IOException;
import java.net.URI;

/**
 * A provider that answers in this process instead of being called. The host's deadlines, health and failover apply. What
 * it writes are the bytes that an upstream would send in {@link Attempt#dialect()}: they are watched, translated and
 * filtered like any others.
 */
public interface LocalProvider extends Provider {
    /** Nothing is called, so there is nothing to address: sets a URL that leads nowhere. */
    @Override
    default void address(CallEdit call, Attempt attempt) {
        call.url(Origin.of(URI.create("http://local.invalid")), call.target());
    }

    /**
     * Answers one call on the calling thread, which is a virtual one of its own and may block. The answer is over when
     * this returns; until {@link ReplySink#head} was called, throwing costs the client nothing but the next candidate.
     * Any other exception counts as a broken connection, too.
     *
     * @throws IOException what a broken connection would be: before the first byte a failed attempt, after it a broken
     *     answer; also thrown by the sink when the attempt was cancelled
     */
    void answer(Attempt attempt, FinalCall call, ReplySink sink) throws IOException;
}
