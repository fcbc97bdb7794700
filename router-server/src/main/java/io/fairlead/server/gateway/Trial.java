package io.fairlead.server.gateway;

import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.context.HostServices;
import io.fairlead.core.plugin.context.Instances;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes providers for a look at them, without a gateway and without calls to anybody. */
public final class Trial {
    private final Extensions extensions;
    private final HostServices host;
    private final PluginCalls calls;

    /** A trial with these extensions. */
    public Trial(Extensions extensions, Path data) {
        this.extensions = extensions;
        CompositeMeterRegistry registry = new CompositeMeterRegistry();
        TimeSource time = TimeSource.system();
        this.calls = new PluginCalls(registry, time::nanos);
        this.host = new HostServices(
                time.clock(),
                SharedRandom.INSTANCE,
                registry,
                _ -> (method, url, headers, body, timeout) -> {
                    throw new IOException("nobody is called for a look at the configuration");
                },
                data);
    }

    /** The base URLs of the providers of a configuration that are likely to lack a key, by their names. */
    public Map<String, String> missingKeys(Configuration configuration) {
        return MissingKeys.of(configuration, extensions, this::baseUrl);
    }

    private @Nullable String baseUrl(ProviderConfig provider) {
        var factory = extensions.providers().get(provider.type().name());
        if (factory == null) {
            return null;
        }
        try (Instances instances = new Instances(host, calls);
                var made = instances.create(
                        factory, provider.name(), provider.type().values(), provider.access())) {
            return made.value().baseUrl();
        } catch (RuntimeException | LinkageError unusable) {
            return null;
        }
    }
}
