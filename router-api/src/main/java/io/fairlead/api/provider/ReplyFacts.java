package io.fairlead.api.provider;

import org.jspecify.annotations.Nullable;

/** What the head of a reply tells besides its status. */
public interface ReplyFacts {
    /** Nothing. */
    ReplyFacts NONE = () -> null;

    /** The vendor's id of the request, or null. */
    @Nullable String requestId();

    /** Facts with the vendor's request id. */
    static ReplyFacts of(@Nullable String requestId) {
        return () -> requestId;
    }
}
