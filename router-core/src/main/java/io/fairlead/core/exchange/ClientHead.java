package io.fairlead.core.exchange;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.RequestHead;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The head of a client's request as plugins see it. */
public record ClientHead(
        String method, String path, @Nullable String query, Map<String, String> parameters, Headers headers)
        implements RequestHead {
    /** The whole head, credentials included: for the protocol that has to find the caller's key in it. */
    public static ClientHead whole(Inbound inbound, Map<String, String> parameters) {
        return new ClientHead(inbound.method(), inbound.path(), inbound.query(), parameters, inbound.headers());
    }

    /** The same request on another path. */
    public ClientHead at(String other) {
        return new ClientHead(method, other, query, Map.of(), headers);
    }

    /** The head without credentials. */
    public ClientHead withoutCredentials() {
        return new ClientHead(method, path, SafeQuery.of(query), parameters, new SafeHeaders(headers));
    }

    @Override
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** Without headers: they may hold keys. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
