package io.fairlead.core.attempt;

import io.fairlead.api.error.FailureKind;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;

/** What follows from a failed attempt. */
enum Disposition {
    /** The same candidate may be asked again, then the next. */
    RETRY,
    /** The next candidate. */
    NEXT,
    /** The next candidate with a larger window. */
    LARGER,
    /** Nobody else: the client is told. */
    GIVE_UP;

    /** Whether what was refused is the request as it stands, so that another form of it may be taken. */
    static boolean ofRequest(FailureKind kind) {
        return kind.equals(FailureKind.INVALID_REQUEST) || kind.equals(FailureKind.UNREADABLE_PROOF);
    }

    static Disposition of(FailureKind kind, ContentPolicy contentPolicy) {
        if (kind.equals(FailureKind.SERVER) || kind.equals(FailureKind.NETWORK)) {
            return RETRY;
        }
        if (kind.equals(FailureKind.CONTEXT_LENGTH)) {
            return LARGER;
        }
        if (kind.equals(FailureKind.CONTENT_POLICY)) {
            return contentPolicy == ContentPolicy.NEXT ? NEXT : GIVE_UP;
        }
        // What one cannot read, another may have written.
        return kind.equals(FailureKind.INVALID_REQUEST) ? GIVE_UP : NEXT;
    }
}
