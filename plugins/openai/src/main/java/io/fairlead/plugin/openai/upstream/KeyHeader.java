package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The header that a key goes into.
 *
 * @param name lower case; in {@code authorization} the key is a bearer's
 */
record KeyHeader(String name) {
    /** Where all but a few vendors have it. */
    static final String AUTHORIZATION = "authorization";

    /** Sets the header; says why it cannot. A provider without keys has an empty one. */
    @Nullable Failure set(Headers.Edit headers, String secret) {
        if (secret.isEmpty()) {
            return null;
        }
        // The host's own complaint might show the value.
        if (!visible(secret)) {
            return Failure.of(FailureKind.AUTH, "malformed_key");
        }
        headers.set(name, name.equals(AUTHORIZATION) ? "Bearer " + secret : secret);
        return null;
    }

    private static boolean visible(String secret) {
        for (int i = 0; i < secret.length(); i++) {
            if (secret.charAt(i) <= ' ' || secret.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
