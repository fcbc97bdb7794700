package io.fairlead.core.attempt;

import io.fairlead.api.error.FailureKind;

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

    static Disposition of(FailureKind kind) {
        if (kind.equals(FailureKind.SERVER) || kind.equals(FailureKind.NETWORK)) {
            return RETRY;
        }
        if (kind.equals(FailureKind.CONTEXT_LENGTH)) {
            return LARGER;
        }
        boolean hopeless = kind.equals(FailureKind.INVALID_REQUEST) || kind.equals(FailureKind.CONTENT_POLICY);
        return hopeless ? GIVE_UP : NEXT;
    }
}
