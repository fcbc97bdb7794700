package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.error.Failure;
import io.fairlead.api.http.Headers;
import io.fairlead.toolkit.UpstreamKey;
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
        Failure fault = UpstreamKey.fault(secret);
        if (fault != null) {
            return fault;
        }
        headers.set(name, name.equals(AUTHORIZATION) ? "Bearer " + secret : secret);
        return null;
    }
}
