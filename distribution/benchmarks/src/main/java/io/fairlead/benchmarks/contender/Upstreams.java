package io.fairlead.benchmarks.contender;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the simulator serves.
 *
 * @param chat its URL for chat completions
 * @param refusing the same on the port that refuses all of them
 * @param leading whether contenders try the refusing one first
 * @param trust a PKCS #12 store with its certificate, for contenders that come over TLS; its password is the simulator's
 */
public record Upstreams(URI chat, URI refusing, boolean leading, Path trust) {
    /** Whether contenders come over TLS. */
    public boolean secure() {
        return chat.getScheme().equals("https");
    }
}
