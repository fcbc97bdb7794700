package io.fairlead.plugin.anthropic.upstream;

import io.fairlead.api.error.Failure;
import io.fairlead.api.http.Headers;
import io.fairlead.api.provider.Credential;
import io.fairlead.toolkit.UpstreamKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header fields of a call. Immutable. */
final class RequestFields {
    private static final String VERSION = "anthropic-version";
    private static final String BETA = "anthropic-beta";

    /** How tokens of the vendor's sign-in begin: they go where tokens go, and only with this beta. */
    private static final String TOKEN_START = "sk-ant-oat";

    private static final String TOKEN_BETA = "oauth-2025-04-20";

    private final String version;
    private final List<String> betas;
    private final Map<String, String> own;

    RequestFields(String version, List<String> betas, Map<String, String> own) {
        this.version = version;
        this.betas = List.copyOf(betas);
        this.own = Map.copyOf(own);
    }

    /**
     * Sets all but the credential.
     *
     * @param client what the client sent: a client of this API names a version and wants the behaviour of just that one
     */
    void set(Headers.Edit headers, @Nullable Headers client) {
        headers.set("user-agent", "Fairlead");
        String wanted = client == null ? null : client.first(VERSION);
        headers.set(VERSION, wanted == null ? version : wanted);
        Set<String> all = new LinkedHashSet<>(betas);
        if (client != null) {
            client.all(BETA).forEach(line -> split(line, all));
        }
        beta(headers, all);
        own.forEach(headers::set);
    }

    private static void beta(Headers.Edit headers, Set<String> all) {
        if (!all.isEmpty()) {
            headers.set(BETA, String.join(",", all));
        }
    }

    private static void split(String line, Set<String> into) {
        for (String name : line.split(",")) {
            if (!name.isBlank()) {
                into.add(name.strip());
            }
        }
    }

    /** Adds the credential; a provider without keys needs none. */
    @Nullable Failure authorize(Headers.Edit headers, Credential credential) {
        String secret = credential.secret();
        if (secret.isEmpty()) {
            return null;
        }
        Failure fault = UpstreamKey.fault(secret);
        if (fault != null) {
            return fault;
        }
        if (!secret.startsWith(TOKEN_START)) {
            headers.set("x-api-key", secret);
            return null;
        }
        headers.set("authorization", "Bearer " + secret);
        Set<String> all = new LinkedHashSet<>();
        headers.all(BETA).forEach(line -> split(line, all));
        all.add(TOKEN_BETA);
        beta(headers, all);
        return null;
    }
}
