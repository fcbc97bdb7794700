package io.fairlead.core.upstream;

/**
 * How a call is made.
 *
 * @param deadlines how long it may take
 * @param resend what happens when a kept connection turns out to be dead
 */
public record CallRules(Deadlines deadlines, Resend resend) {
    /** Whether a request may be sent twice. */
    public enum Resend {
        /** Once more on a fresh connection, if a reused one ended before any byte of a reply: the usual race with a server that closes idle connections. */
        REUSED,
        /** Never: better a failure than a duplicate. */
        NEVER
    }
}
