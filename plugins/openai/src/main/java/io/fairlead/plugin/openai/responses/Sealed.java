package io.fairlead.plugin.openai.responses;

import org.jspecify.annotations.Nullable;

/**
 * What a reasoning item carries besides words: the vendor's encrypted form of it, under its id. Between the two ends it
 * travels as the signature of a thought. A signature of another vendor is wrapped on its way to a client of this API, so
 * that it comes back as it was.
 *
 * @param id the item's id; empty for another vendor's
 * @param content the encrypted form
 */
public record Sealed(String id, String content) {
    private static final String OWN = "openai:";
    private static final String OTHERS = "signature:";

    /** What a signature says. */
    public static Sealed of(String signature) {
        if (!own(signature)) {
            return new Sealed("", OTHERS + signature);
        }
        int colon = signature.indexOf(':', OWN.length());
        return colon < 0
                ? new Sealed("", signature.substring(OWN.length()))
                : new Sealed(signature.substring(OWN.length(), colon), signature.substring(colon + 1));
    }

    /** What an item with this id says of a signature: of one of another item all of it, since the vendor looks at both. */
    public static String within(String id, String signature) {
        Sealed sealed = of(signature);
        return sealed.id.isEmpty() || sealed.id.equals(id) ? sealed.content : OTHERS + signature;
    }

    /** Whether a signature is of this API. */
    public static boolean own(String signature) {
        return signature.startsWith(OWN);
    }

    /** Whether the gateway wrapped what an item has there: another vendor's, or nothing. */
    static boolean foreign(String content) {
        return content.startsWith(OTHERS);
    }

    /** What an item says whose reasoning nobody signed, so that it is known when it comes back. */
    public static String unsigned() {
        return OTHERS;
    }

    /** The signature that says it; null where nobody signed. */
    public @Nullable String signature() {
        if (content.isEmpty() || content.equals(OTHERS)) {
            return null;
        }
        return foreign(content) ? content.substring(OTHERS.length()) : OWN + id + ":" + content;
    }
}
