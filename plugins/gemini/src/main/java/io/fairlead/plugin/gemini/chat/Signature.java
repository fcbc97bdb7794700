package io.fairlead.plugin.gemini.chat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of thoughts. The vendor's own have its name before them in the neutral model. Those of other vendors reach
 * clients of this API as base 64, which is what its signatures are, with a mark by which they are known when they return.
 */
final class Signature {
    /** Google documents this value for calls that its models did not make themselves. */
    static final String NONE_NEEDED = "skip_thought_signature_validator";

    private static final Set<String> PROVING_NOTHING = Set.of(NONE_NEEDED, "context_engineering_is_the_way_to_go");
    private static final String OWN = "gemini:";
    private static final String MARK = "fairlead:";

    private Signature() {}

    /** Whether it is more than what clients put to calls that no model of the vendor's made: that is nothing to carry. */
    static boolean proves(String wire) {
        return !PROVING_NOTHING.contains(wire) && !PROVING_NOTHING.contains(decoded(wire));
    }

    /** Some clients hold signatures as bytes. */
    private static String decoded(String wire) {
        try {
            return new String(Base64.getDecoder().decode(BytesForm.usual(wire)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return ""; // What is no base 64 was not written here.
        }
    }

    /** The neutral form of one that stands in a request or a reply. */
    static String neutral(String wire) {
        String text = decoded(wire);
        if (text.startsWith(MARK)) {
            return text.substring(MARK.length());
        }
        return OWN + wire;
    }

    /** The vendor's own form, or null for another vendor's. */
    static @Nullable String own(@Nullable String neutral) {
        return neutral != null && neutral.startsWith(OWN) ? neutral.substring(OWN.length()) : null;
    }

    /** The form in which clients get it and send it back. */
    static String forClient(String neutral) {
        String own = own(neutral);
        return own == null
                ? Base64.getEncoder().encodeToString((MARK + neutral).getBytes(StandardCharsets.UTF_8))
                : own;
    }
}
