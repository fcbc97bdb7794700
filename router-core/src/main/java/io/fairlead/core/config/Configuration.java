package io.fairlead.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole configuration without a problem in it.
 *
 * @param server what the gateway listens on and how much it takes
 * @param defaults what holds for requests that no route says otherwise for
 * @param providers by name, in the order of the file
 * @param routes by name, in the order of the file
 * @param filters for every route, in the order in which requests pass them
 * @param operations metrics, logs, plugins
 */
public record Configuration(
        ServerConfig server,
        Defaults defaults,
        Map<String, ProviderConfig> providers,
        Map<String, RouteConfig> routes,
        List<ExtensionConfig> filters,
        OperationsConfig operations) {
    public Configuration {
        providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
        routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        filters = List.copyOf(filters);
    }
}
