package io.fairlead.server.gateway;

import io.fairlead.api.settings.Settings;
import io.fairlead.core.access.Access;
import io.fairlead.core.catalog.Discovery;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.compile.SnapshotCompiler;
import io.fairlead.core.compile.Snapshots;
import io.fairlead.core.config.Address;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.ListenerConfig;
import io.fairlead.core.config.ServerConfig;
import io.fairlead.core.config.load.ConfigurationLoader;
import io.fairlead.core.config.load.ConfigurationSource;
import io.fairlead.core.config.load.Loaded;
import io.fairlead.core.fleet.Fleet;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.core.plugin.context.ControlCalls;
import io.fairlead.core.plugin.context.HostServices;
import io.fairlead.core.plugin.context.InstancePool;
import io.fairlead.core.plugin.context.Instances;
import io.fairlead.core.plugin.context.UpstreamControlHttp;
import io.fairlead.core.snapshot.CredentialUse;
import io.fairlead.core.snapshot.Snapshot;
import io.fairlead.core.transport.EventLoops;
import io.fairlead.core.transport.LoopTransport;
import io.fairlead.core.upstream.UpstreamClient;
import io.fairlead.core.upstream.UpstreamSettings;
import io.fairlead.core.upstream.Watchdog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Everything of the gateway but its listeners: plugins, the snapshot, the client for upstreams, discovery. */
final class Core implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Core.class.getName());

    private final Parts parts = new Parts();
    private final PluginRuntime plugins;
    private final Configuration configuration;
    private final TimeSource time = TimeSource.system();
    private final CompositeMeterRegistry registry;
    private final PluginCalls calls;
    private final Fleet fleet = new Fleet();
    private final SnapshotCompiler compiler;
    private final Snapshots snapshots;
    private final Exporters exporters;
    private final ConfigurationSource source;
    private final List<Object> loadedFrom;

    /** Held while what is served is being changed: by a configuration, or by a plugin. */
    private final ReentrantLock changing = new ReentrantLock();

    private volatile Extensions extensions;
    private volatile Configuration served;
    private final Watchdog watchdog;
    private final EventLoops loops;
    private final UpstreamClient client;
    private final Discovery discovery;

    /**
     * Compiles the configuration.
     *
     * @param loaded the plugins, closed with this
     * @throws StartException with every problem that was found
     */
    @SuppressWarnings("resource") // kept in parts, which are closed with this
    Core(GatewayOptions options, PluginRuntime loaded) throws StartException {
        plugins = parts.keep(loaded);
        source = Loading.source(options);
        loadedFrom = source.state();
        try {
            Loaded first = Loading.load(options, plugins);
            configuration = Loading.good(first);
            warn(first);
            registry = new CompositeMeterRegistry();
            parts.keep(registry::close);
            watchdog = parts.keep(new Watchdog(time::nanos).start());
            if (!EventLoops.supported()) {
                LOGGER.log(
                        Level.WARNING,
                        "requests cost more CPU than they need to: start Java with"
                                + " --add-opens=java.base/java.lang=ALL-UNNAMED, as bin/fairlead does");
            }
            loops = parts.keep(EventLoops.start(time::nanos));
            client = parts.keep(new UpstreamClient(
                    LoopTransport.trustingDefaults(loops, time::nanos),
                    watchdog,
                    UpstreamSettings.DEFAULT,
                    time::nanos));
            Access own = new Access(Loading.proxies(options), null);
            ControlCalls controls = access -> new UpstreamControlHttp(client, access == null ? own : access);
            var host = new HostServices(time.clock(), SharedRandom.INSTANCE, registry, controls, options.data());
            calls = new PluginCalls(registry, time::nanos);
            InstancePool pool = new InstancePool(parts.keep(new Instances(host, calls)));
            compiler = new SnapshotCompiler(pool, fleet);
            exporters = parts.keep(new Exporters(registry, pool));
            extensions = plugins.extensions();
            served = configuration;
            snapshots = parts.keep(new Snapshots(compiler.compile(
                    configuration, extensions, configuration.server().listeners())));
            discovery = parts.keep(new Discovery(client, snapshots, time, SharedRandom.INSTANCE));
        } catch (StartException e) {
            parts.close();
            throw e;
        } catch (IllegalArgumentException e) {
            parts.close();
            throw new StartException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Serves another configuration; a bad one leaves the old one in place and says why. */
    void reload(Loaded loaded) {
        switch (loaded) {
            case Loaded.Bad bad -> {
                LOGGER.log(Level.ERROR, "the new configuration has problems, the old one stays");
                Loading.lines(bad).forEach(line -> LOGGER.log(Level.ERROR, line));
            }
            case Loaded.Good good -> {
                warn(good);
                swap(good.configuration());
            }
        }
    }

    private static void warn(Loaded loaded) {
        Loading.doubts(loaded).forEach(line -> LOGGER.log(Level.WARNING, line));
    }

    private void swap(Configuration next) {
        if (!fixed(next).equals(fixed(configuration))) {
            LOGGER.log(
                    Level.WARNING,
                    "changes of ports and hosts, TLS, limits of bodies and clients, shutdown, log and where plugins come"
                            + " from take effect at the next start");
        }
        changing.lock();
        try {
            serve(next, extensions);
            LOGGER.log(Level.INFO, "the new configuration is served");
        } catch (UnusableException e) {
            LOGGER.log(Level.ERROR, "the new configuration cannot be used, the old one stays: " + e.getMessage());
            return;
        } finally {
            changing.unlock();
        }
        // What the old one could not serve by, the new one may.
        plugins.forgetRefusals();
    }

    /**
     * Serves by other plugins, with what the files say now if they can be read with these plugins.
     *
     * @throws PluginRefusedException if that cannot be, and what was served before still is
     */
    void use(Extensions next) throws PluginRefusedException {
        changing.lock();
        try {
            Loaded loaded = new ConfigurationLoader(next, Loading.DEFAULTS).load(source);
            try {
                serve(loaded instanceof Loaded.Good good ? good.configuration() : served, next);
            } catch (UnusableException e) {
                throw new PluginRefusedException(
                        loaded instanceof Loaded.Bad bad
                                ? String.join("; ", Loading.lines(bad))
                                : String.valueOf(e.getMessage()));
            }
        } finally {
            changing.unlock();
        }
    }

    private void serve(Configuration next, Extensions by) throws UnusableException {
        Snapshot snapshot = null;
        try {
            snapshot = compiler.compile(next, by, listeners(next));
            exporters.prepare(next.operations().metrics(), by).commit();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (snapshot != null) {
                snapshot.close();
            }
            throw new UnusableException(
                    e instanceof IllegalArgumentException
                            ? String.valueOf(e.getMessage())
                            : "a plugin failed: " + FailureText.of(e));
        }
        snapshots.swap(snapshot);
        extensions = by;
        served = next;
        fleet.retain(credentials(snapshot));
        discovery.refresh();
    }

    /** Why something cannot be served. */
    private static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Opens the exporters of the start, and lets changes of plugins be served from then on. */
    void begin() {
        exporters.prepare(configuration.operations().metrics(), extensions).commit();
        plugins.serve(this::use);
        Gauge.builder("fairlead.plugin.problems", plugins, all -> all.problems().size())
                .description("Plugins of the folder that are not in use as they lie there")
                .register(registry);
    }

    /** The extensions that are served by now, for whoever reads configurations. */
    KnownExtensions known() {
        return new KnownExtensions() {
            @Override
            public Set<String> names(String kind) {
                return extensions.names(kind);
            }

            @Override
            public Optional<Settings> settings(String kind, String name) {
                return extensions.settings(kind, name);
            }
        };
    }

    /** Where clients are listened for, in the order by which the flow knows listeners. */
    private static List<Address> addresses(Configuration configuration) {
        return configuration.server().listeners().stream()
                .map(ListenerConfig::address)
                .toList();
    }

    /** What is read once, at the start. */
    private static List<Object> fixed(Configuration configuration) {
        ServerConfig server = configuration.server();
        return List.of(
                addresses(configuration),
                server.admin(),
                Optional.ofNullable(server.tls()),
                server.clients(),
                server.body(),
                server.shutdown(),
                configuration.operations().log(),
                configuration.operations().plugins());
    }

    /** What the listeners of the start offer by now: a reload opens and closes no port. */
    private List<ListenerConfig> listeners(Configuration next) {
        if (addresses(next).equals(addresses(configuration))) {
            return next.server().listeners();
        }
        Map<Address, ListenerConfig> byAddress = new HashMap<>();
        next.server().listeners().forEach(listener -> byAddress.put(listener.address(), listener));
        return configuration.server().listeners().stream()
                .map(listener -> byAddress.getOrDefault(listener.address(), listener))
                .toList();
    }

    private static Set<String> credentials(Snapshot snapshot) {
        return snapshot.providers().values().stream()
                .flatMap(provider -> provider.credentials().stream())
                .map(CredentialUse::id)
                .collect(Collectors.toSet());
    }

    PluginRuntime plugins() {
        return plugins;
    }

    Configuration configuration() {
        return configuration;
    }

    /** How the files were when the configuration of the start was loaded. */
    List<Object> loadedFrom() {
        return loadedFrom;
    }

    TimeSource time() {
        return time;
    }

    CompositeMeterRegistry registry() {
        return registry;
    }

    PluginCalls calls() {
        return calls;
    }

    Exporters exporters() {
        return exporters;
    }

    Fleet fleet() {
        return fleet;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    EventLoops loops() {
        return loops;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    UpstreamClient client() {
        return client;
    }

    Discovery discovery() {
        return discovery;
    }

    @Override
    public void close() {
        parts.close();
    }
}
