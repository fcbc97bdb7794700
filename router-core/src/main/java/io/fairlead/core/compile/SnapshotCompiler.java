package io.fairlead.core.compile;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.DeploymentConfig;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.config.ListenerConfig;
import io.fairlead.core.config.ModelConfig;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.config.RouteConfig;
import io.fairlead.core.config.Secret;
import io.fairlead.core.fleet.Fleet;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.booked.BookedExtensions;
import io.fairlead.core.plugin.context.Instance;
import io.fairlead.core.plugin.context.InstancePool;
import io.fairlead.core.snapshot.CredentialUse;
import io.fairlead.core.snapshot.Dialects;
import io.fairlead.core.snapshot.FilterUse;
import io.fairlead.core.snapshot.Listener;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.ProviderUse;
import io.fairlead.core.snapshot.Snapshot;
import io.fairlead.core.snapshot.Snapshot.Rules;
import io.fairlead.core.snapshot.SnapshotBuilder;
import io.fairlead.core.snapshot.SnapshotBuilder.Entry;
import io.fairlead.core.snapshot.SnapshotBuilder.RouteRules;
import io.fairlead.core.snapshot.StrategyUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Compiles a configuration. What fails to be made names itself; what was made before it is closed again. */
public final class SnapshotCompiler {
    private final InstancePool pool;
    private final Fleet fleet;

    /** Compiles with instances of plugins and the state of a fleet. */
    public SnapshotCompiler(InstancePool pool, Fleet fleet) {
        this.pool = pool;
        this.fleet = fleet;
    }

    /**
     * Compiles a configuration.
     *
     * @param listeners that are served, which a reload does not change
     * @throws IllegalArgumentException if a plugin refuses its settings or fails; the message is for the operator
     */
    public Snapshot compile(Configuration configuration, Extensions extensions, List<ListenerConfig> listeners) {
        List<AutoCloseable> made = new ArrayList<>();
        try {
            return new Compilation(configuration, extensions, made).run(listeners);
        } catch (RuntimeException | LinkageError e) {
            made.reversed().forEach(SnapshotCompiler::close);
            throw e;
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // The reason why compiling failed is worth more than that its remains would not close.
        }
    }

    private final class Compilation {
        private final Configuration configuration;
        private final Extensions extensions;
        private final List<AutoCloseable> made;
        private final InstancePool.Gathering gathering = pool.gather();

        Compilation(Configuration configuration, Extensions extensions, List<AutoCloseable> made) {
            this.configuration = configuration;
            this.extensions = extensions;
            this.made = made;
        }

        Snapshot run(List<ListenerConfig> listeners) {
            SnapshotBuilder builder = new SnapshotBuilder(dialects(), fleet);
            extensions.protocols().forEach((name, factory) -> builder.protocol(protocol(factory, name)));
            configuration.providers().values().forEach(provider -> builder.provider(provider(provider)));
            configuration.filters().forEach(filter -> builder.filter(filter(filter, "every route")));
            configuration.routes().values().forEach(route -> route(builder, route));
            strategies().forEach(builder::strategy);
            for (ListenerConfig listener : listeners) {
                builder.listener(new Listener(listener.routes(), listener.providers()));
            }
            StrategyUse usual = strategy(configuration.defaults().strategy(), "default");
            made.forEach(builder::resource);
            return builder.build(usual, configuration.defaults().round(), rules());
        }

        private Dialects dialects() {
            List<Dialect> dialects = new ArrayList<>();
            extensions.dialects().forEach((name, factory) -> {
                Instance<Dialect> made = keep(factory, name, Map.of());
                dialects.add(BookedExtensions.of(made.value(), made.books()));
            });
            return new Dialects(dialects);
        }

        private Protocol protocol(OwnedFactory<Protocol> factory, String name) {
            return CheckedProtocol.of(keep(factory, name, Map.of()));
        }

        private <T> Instance<T> keep(OwnedFactory<T> factory, String name, Map<String, ?> values) {
            return kept(gathering.take(factory, name, values));
        }

        private <T> Instance<T> kept(InstancePool.Held<T> held) {
            made.add(held);
            return held.instance();
        }

        private ProviderUse provider(ProviderConfig config) {
            var instance = kept(gathering.take(
                    found(extensions.providers(), "provider", config.type()),
                    config.name(),
                    config.type().values(),
                    config.access()));
            Set<CredentialUse> credentials = new LinkedHashSet<>();
            config.keys().forEach(key -> credentials.add(CredentialUse.of(config.name(), key.value())));
            if (credentials.isEmpty()) {
                credentials.add(CredentialUse.of(config.name(), ""));
            }
            Map<String, ModelFacts> models = new LinkedHashMap<>();
            for (ModelConfig model : config.models()) {
                models.put(model.name(), PolicyMapping.facts(model));
            }
            return new ProviderUse(
                    config.name(),
                    instance.extension(),
                    BookedExtensions.of(instance.value(), instance.books()),
                    List.copyOf(credentials),
                    PolicyMapping.policy(config.policies()),
                    models,
                    config.discover(),
                    config.access(),
                    instance.books());
        }

        private void route(SnapshotBuilder builder, RouteConfig route) {
            List<Entry> entries = new ArrayList<>();
            for (DeploymentConfig deployment : route.deployments()) {
                entries.add(new Entry(
                        deployment.provider(),
                        deployment.model().name(),
                        PolicyMapping.facts(deployment.model()),
                        PolicyMapping.policy(deployment.policies()),
                        deployment.placement().priority(),
                        deployment.placement().weight()));
            }
            List<FilterUse> filters = route.filters().stream()
                    .map(filter -> filter(filter, route.name()))
                    .toList();
            builder.route(
                    route.name(),
                    entries,
                    new RouteRules(strategy(route.strategy(), route.name()), route.round(), filters));
        }

        private StrategyUse strategy(ExtensionConfig config, String use) {
            OwnedFactory<Strategy> factory = found(extensions.strategies(), "strategy", config);
            return use(config.name(), keep(factory, use, config.values()));
        }

        private static StrategyUse use(String name, Instance<Strategy> instance) {
            Strategy strategy = BookedExtensions.of(instance.value(), instance.books());
            return new StrategyUse(name, strategy, instance.books());
        }

        /** What requests may ask for: every strategy that can be made without settings. */
        private List<StrategyUse> strategies() {
            List<StrategyUse> all = new ArrayList<>();
            extensions.strategies().forEach((name, factory) -> {
                boolean plain = factory.settings().all().stream().noneMatch(setting -> setting.isRequired());
                if (plain) {
                    all.add(use(name, keep(factory, name, Map.of())));
                }
            });
            return all;
        }

        private FilterUse filter(ExtensionConfig config, String use) {
            OwnedFactory<Filter> factory = found(extensions.filters(), "filter", config);
            Instance<Filter> instance = keep(factory, use, config.values());
            Filter filter = instance.value();
            return new FilterUse(instance.extension(), filter, filter.views(), new LongAdder(), instance.books());
        }

        private static <T> OwnedFactory<T> found(
                Map<String, OwnedFactory<T>> known, String kind, ExtensionConfig wanted) {
            OwnedFactory<T> factory = known.get(wanted.name());
            if (factory == null) {
                throw new IllegalArgumentException(
                        "unknown " + kind + ": found '" + wanted.name() + "', expected one of " + known.keySet());
            }
            return factory;
        }

        private Rules rules() {
            Set<String> keys = configuration.server().callerKeys().stream()
                    .map(Secret::value)
                    .collect(Collectors.toSet());
            return new Rules(
                    keys,
                    configuration.defaults().translation(),
                    configuration.server().responseHeaders(),
                    configuration.server().streamKeepAlive().toNanos(),
                    configuration.server().clients().body().toNanos(),
                    configuration.defaults().policies().timeouts().total().toNanos());
        }
    }
}
