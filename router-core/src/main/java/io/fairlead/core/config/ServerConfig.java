package io.fairlead.core.config;

import io.fairlead.core.access.PemFiles;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway listens on and how much it takes.
 *
 * @param listeners one per port for clients, at least one
 * @param admin where the admin API is served
 * @param tls who the gateway is to clients, null if they come without TLS
 * @param clients how patient the gateway is with clients
 * @param callerKeys if there are any, a caller must present one of them
 * @param body how much of requests is kept, and where
 * @param responseHeaders whether answers tell in headers who served them
 * @param streamKeepAlive silence after which a client that waits for a stream gets a sign of life; zero for none
 * @param shutdown how serving ends
 */
public record ServerConfig(
        List<ListenerConfig> listeners,
        Address admin,
        @Nullable PemFiles tls,
        ClientLimits clients,
        List<Secret> callerKeys,
        BodyLimits body,
        boolean responseHeaders,
        Duration streamKeepAlive,
        Shutdown shutdown) {
    public ServerConfig {
        listeners = List.copyOf(listeners);
        callerKeys = List.copyOf(callerKeys);
    }
}
