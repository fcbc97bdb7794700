package io.fairlead.plugin.gemini.upstream;

import io.fairlead.api.error.Failure;
import io.fairlead.api.http.Headers;
import io.fairlead.api.provider.Credential;
import io.fairlead.toolkit.UpstreamKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header fields of a call. Immutable. */
final class RequestFields {
    /** How access tokens of Google's sign-in begin: they go where tokens go. */
    private static final String TOKEN_START = "ya29.";

    private final Map<String, String> own;

    RequestFields(Map<String, String> own) {
        this.own = Map.copyOf(own);
    }

    /** Sets all but the credential. */
    void set(Headers.Edit headers) {
        headers.set("user-agent", "Fairlead");
        own.forEach(headers::set);
    }

    /** Adds the credential, never to the URL; a provider without keys needs none. */
    @Nullable Failure authorize(Headers.Edit headers, Credential credential) {
        String secret = credential.secret();
        if (secret.isEmpty()) {
            return null;
        }
        Failure fault = UpstreamKey.fault(secret);
        if (fault != null) {
            return fault;
        }
        if (secret.startsWith(TOKEN_START)) {
            headers.set("authorization", "Bearer " + secret);
        } else {
            headers.set("x-goog-api-key", secret);
        }
        return null;
    }
}
