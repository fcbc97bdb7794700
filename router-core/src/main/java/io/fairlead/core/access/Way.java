package io.fairlead.core.access;

import io.fairlead.api.http.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The way to an origin. Connections of one way never serve another, even if both end at the same origin.
 *
 * @param origin where it ends
 * @param proxy through which it goes, or null
 * @param files whom to believe and who we are, or null for whom the JDK believes and nobody
 */
public record Way(
        Origin origin, @Nullable Proxy proxy, @Nullable PemFiles files) {
    /** The way without proxy, believing whom the JDK does. */
    public static Way direct(Origin origin) {
        return new Way(origin, null, null);
    }

    /** Where the connection is made to. */
    public Origin first() {
        return proxy == null ? origin : proxy.address();
    }

    /** The proxy that reads requests and passes them on; null if there is none, or it only carries bytes. */
    public @Nullable Proxy relay() {
        return origin.secure() ? null : proxy;
    }

    /** The proxy that carries bytes to the origin; null if there is none, or it reads requests. */
    public @Nullable Proxy carrier() {
        return origin.secure() ? proxy : null;
    }
}
