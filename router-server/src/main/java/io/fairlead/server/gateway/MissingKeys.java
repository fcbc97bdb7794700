package io.fairlead.server.gateway;

import io.fairlead.api.provider.Provider;
import io.fairlead.api.settings.Setting;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.OwnedFactory;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Providers without a key whose upstream is likely to ask for one: it is reached over TLS, and is not of this network. */
public final class MissingKeys {
    private MissingKeys() {}

    /**
     * The base URLs of such providers, by their names.
     *
     * @param baseUrl of a provider, or null if it is not known
     */
    static Map<String, String> of(
            Configuration configuration, Extensions extensions, Function<ProviderConfig, @Nullable String> baseUrl) {
        Map<String, String> missing = new LinkedHashMap<>();
        for (ProviderConfig provider : configuration.providers().values()) {
            if (!provider.keys().isEmpty() || secretGiven(provider, extensions)) {
                continue;
            }
            String url = baseUrl.apply(provider);
            if (url != null && hosted(url)) {
                missing.put(provider.name(), url);
            }
        }
        return missing;
    }

    /** Whether another secret stands in for keys, such as that of an application. */
    private static boolean secretGiven(ProviderConfig provider, Extensions extensions) {
        OwnedFactory<Provider> factory =
                extensions.providers().get(provider.type().name());
        return factory == null
                || factory.settings().all().stream()
                        .filter(Setting::isSecret)
                        .anyMatch(setting -> provider.type().values().containsKey(setting.key()));
    }

    /** Not what has a name without a dot, one that only this network knows, or an address of it. */
    static boolean hosted(String baseUrl) {
        URI url;
        try {
            url = URI.create(baseUrl);
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
        String host = url.getHost();
        if (host == null || !"https".equalsIgnoreCase(url.getScheme())) {
            return false;
        }
        boolean named = host.contains(".") && !host.endsWith(".local") && !host.endsWith(".internal");
        return named && !here(host);
    }

    private static boolean here(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
