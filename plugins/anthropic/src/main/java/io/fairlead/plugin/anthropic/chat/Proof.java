package io.fairlead.plugin.anthropic.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a signature in a thinking block says of who thought. The vendor's own are base 64. Those of other vendors have a name
 * and a colon before them, here as in the neutral model; thoughts that nobody signed get a mark of that form, since clients
 * leave out what has no signature when they send an answer back, and the vendor refuses it.
 */
final class Proof {
    /** Stands where a thought has no signature. */
    static final String UNSIGNED = "fairlead:unsigned";

    private Proof() {}

    /** The neutral form of what a block has: null where nobody signed. */
    static @Nullable String neutral(@Nullable String signature) {
        return signature == null || signature.isEmpty() || signature.equals(UNSIGNED) ? null : signature;
    }

    /** Whether the vendor's models made what a neutral signature stands for. */
    static boolean own(@Nullable String signature) {
        return signature != null && !foreign(signature);
    }

    /** Whether the thought is another vendor's, or nobody's, as the gateway told the client. */
    static boolean foreign(String signature) {
        return signature.indexOf(':') >= 0;
    }
}
