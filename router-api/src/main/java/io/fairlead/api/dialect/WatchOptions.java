package io.fairlead.api.dialect;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.http.ReplyHead;

/** What a watch needs to know. */
public interface WatchOptions {
    /** The request. */
    RequestFacts facts();

    /** The head of the reply. */
    ReplyHead head();

    /** How the reply is cut. */
    Framing framing();

    /** Whether usage was asked for without the client's wish and must not reach it. */
    boolean hideUsage();

    /**
     * Whether the upstream ends its streams with the API's own mark; where it does not, a reply whose every choice says
     * why it ended counts as complete.
     */
    default boolean endMarked() {
        return true;
    }

    /**
     * Receives what a reader finds in the answer and events do not carry, by the API's own path in it, such as
     * {@code safetyRatings}. Unlike those of a request, such losses refuse nothing.
     */
    default Losses losses() {
        return (path, reason) -> {};
    }
}
