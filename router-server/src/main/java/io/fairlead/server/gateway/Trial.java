package io.fairlead.server.gateway;

import io.fairlead.core.access.Access;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.compile.SnapshotCompiler;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.fleet.Fleet;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.context.HostServices;
import io.fairlead.core.plugin.context.InstancePool;
import io.fairlead.core.plugin.context.Instances;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what a configuration needs for a look at it, without a gateway and without calls to anybody. */
public final class Trial {
    private final Extensions extensions;
    private final CompositeMeterRegistry registry;
    private final HostServices host;
    private final PluginCalls calls;

    /** A trial with these extensions. */
    public Trial(Extensions extensions, Path data) {
        this.extensions = extensions;
        this.registry = new CompositeMeterRegistry();
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

    /** Why a gateway would not serve a configuration that could be read: everything that it needs is made, and closed. */
    public List<String> problems(Configuration configuration) {
        Set<String> problems = new LinkedHashSet<>();
        try (Instances instances = new Instances(host, calls)) {
            Attempts attempts = new Attempts(instances, problems);
            configuration
                    .providers()
                    .values()
                    .forEach(provider ->
                            attempts.make(extensions.providers(), provider.type(), provider.name(), provider.access()));
            configuration.filters().forEach(filter -> attempts.make(extensions.filters(), filter, "every route", null));
            configuration.routes().values().forEach(route -> {
                attempts.make(extensions.strategies(), route.strategy(), route.name(), null);
                route.filters().forEach(filter -> attempts.make(extensions.filters(), filter, route.name(), null));
            });
            if (problems.isEmpty()) {
                attempts.run(() -> compile(configuration, new InstancePool(instances)));
            }
        }
        return List.copyOf(problems);
    }

    private void compile(Configuration configuration, InstancePool pool) {
        var listeners = configuration.server().listeners();
        new SnapshotCompiler(pool, new Fleet())
                .compile(configuration, extensions, listeners)
                .close();
        try (Exporters exporters = new Exporters(registry, pool)) {
            exporters.prepare(configuration.operations().metrics(), extensions).abandon();
        }
    }

    /** Makes one thing after the other, so that all that cannot be made is told at once. */
    private record Attempts(Instances instances, Set<String> problems) {
        <T> void make(Map<String, OwnedFactory<T>> known, ExtensionConfig config, String use, @Nullable Access access) {
            OwnedFactory<T> factory = known.get(config.name());
            if (factory != null) {
                run(() ->
                        instances.create(factory, use, config.values(), access).close());
            }
        }

        void run(Runnable attempt) {
            try {
                attempt.run();
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                problems.add("a plugin failed: " + FailureText.of(e));
            }
        }
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
