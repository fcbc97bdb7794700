package io.fairlead.api.dialect;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the writer of an answer needs to know. */
public interface WriterOptions {
    /** The client's request. */
    RequestFacts facts();

    /** The id to give to the answer where the upstream's own does not fit the API. */
    String id();

    /** When the answer began. */
    Instant created();

    /**
     * The client's request as the upstream got to see it, for APIs whose answers repeat its settings; null where the host
     * does not have it. Valid while the answer is written.
     */
    default @Nullable RequestBody request() {
        return null;
    }

    /**
     * Receives what a writer passes over because its API has no place for it, such as {@code choices[1]}. The host itself
     * notes annotations and unknown parts of other protocols.
     */
    default Losses losses() {
        return (path, reason) -> {};
    }
}
