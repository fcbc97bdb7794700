package io.fairlead.core.access;

import io.fairlead.api.http.Origin;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's upstreams are reached.
 *
 * @param proxies which proxy goes where
 * @param files whom to believe and who we are, or null for whom the JDK believes and nobody
 */
public record Access(ProxyRules proxies, @Nullable PemFiles files) {
    /** Without proxies, believing whom the JDK does. */
    public static final Access DIRECT = new Access(ProxyRules.NONE, null);

    /** The way to an origin. */
    public Way to(Origin origin) {
        return new Way(origin, proxies.proxy(origin), files);
    }
}
