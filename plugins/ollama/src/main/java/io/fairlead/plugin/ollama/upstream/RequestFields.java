package io.fairlead.plugin.ollama.upstream;

import io.fairlead.api.error.Failure;
import io.fairlead.api.http.Headers;
import io.fairlead.api.provider.Credential;
import io.fairlead.toolkit.UpstreamKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header fields of a call. Immutable. */
final class RequestFields {
    private final Map<String, String> own;

    RequestFields(Map<String, String> own) {
        this.own = Map.copyOf(own);
    }

    /** Sets all but the credential. */
    void set(Headers.Edit headers, String accept) {
        headers.set("user-agent", "Fairlead");
        headers.set("accept", accept);
        own.forEach(headers::set);
    }

    /** Adds the credential; a server of one's own needs none. */
    @Nullable Failure authorize(Headers.Edit headers, Credential credential) {
        String secret = credential.secret();
        if (secret.isEmpty()) {
            return null;
        }
        Failure fault = UpstreamKey.fault(secret);
        if (fault != null) {
            return fault;
        }
        headers.set("authorization", "Bearer " + secret);
        return null;
    }
}
