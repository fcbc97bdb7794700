package io.fairlead.server.gateway;

import io.fairlead.core.access.Access;
import io.fairlead.core.catalog.Discovery;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.compile.SnapshotCompiler;
import io.fairlead.core.compile.Snapshots;
import io.fairlead.core.config.Address;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.ListenerConfig;
import io.fairlead.core.config.ServerConfig;
import io.fairlead.core.config.load.Loaded;
import io.fairlead.core.fleet.Fleet;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.core.plugin.context.HostServices;
import io.fairlead.core.plugin.context.Instances;
import io.fairlead.core.plugin.context.UpstreamControlHttp;
import io.fairlead.core.snapshot.CredentialUse;
import io.fairlead.core.snapshot.Snapshot;
import io.fairlead.core.transport.EventLoops;
import io.fairlead.core.transport.LoopTransport;
import io.fairlead.core.upstream.UpstreamClient;
import io.fairlead.core.upstream.UpstreamSettings;
import io.fairlead.core.upstream.Watchdog;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything of the gateway but its listeners: plugins, the snapshot, the client for upstreams, discovery. */
final class Core implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Core.class.getName());

    private final Parts parts = new Parts();
    private final PluginRuntime plugins;
    private final Configuration configuration;
    private final TimeSource time = TimeSource.system();
    private final CompositeMeterRegistry registry;
    private final Instances instances;
    private final Fleet fleet = new Fleet();
    private final SnapshotCompiler compiler;
    private final Snapshots snapshots;
    private final Watchdog watchdog;
    private final EventLoops loops;
    private final UpstreamClient client;
    private final Discovery discovery;

    /**
     * Loads plugins and compiles the configuration.
     *
     * @throws StartException with every problem that was found
     */
    @SuppressWarnings("resource") // kept in parts, which are closed with this
    Core(GatewayOptions options) throws StartException {
        try {
            plugins = parts.keep(Loading.plugins(options, Version.current()));
            configuration = Loading.good(Loading.load(options, plugins));
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
            var http = new UpstreamControlHttp(client, new Access(Loading.proxies(options), null));
            var host = new HostServices(time.clock(), SharedRandom.INSTANCE, registry, http, options.data());
            instances = parts.keep(new Instances(host, new PluginCalls(registry)));
            compiler = new SnapshotCompiler(instances, fleet);
            snapshots = parts.keep(new Snapshots(compiler.compile(
                    configuration, plugins.extensions(), configuration.server().listeners())));
            discovery = parts.keep(new Discovery(client, snapshots, time, SharedRandom.INSTANCE));
        } catch (StartException e) {
            parts.close();
            throw e;
        } catch (IllegalArgumentException e) {
            parts.close();
            throw new StartException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Serves what the files say now, unless that is what the gateway was started with. */
    void catchUp(Loaded loaded) {
        if (!(loaded instanceof Loaded.Good good) || !good.configuration().equals(configuration)) {
            reload(loaded);
        }
    }

    /** Serves another configuration; a bad one leaves the old one in place and says why. */
    void reload(Loaded loaded) {
        switch (loaded) {
            case Loaded.Bad bad -> {
                LOGGER.log(Level.ERROR, "the new configuration has problems, the old one stays");
                Loading.lines(bad).forEach(line -> LOGGER.log(Level.ERROR, line));
            }
            case Loaded.Good good -> swap(good.configuration());
        }
    }

    private void swap(Configuration next) {
        if (!fixed(next).equals(fixed(configuration))) {
            LOGGER.log(
                    Level.WARNING,
                    "changes of ports and hosts, TLS, limits of bodies and clients, shutdown, log, metrics and plugins take"
                            + " effect at the next start");
        }
        Snapshot snapshot = compiled(next);
        if (snapshot != null) {
            snapshots.swap(snapshot);
            fleet.retain(credentials(snapshot));
            discovery.refresh();
            LOGGER.log(Level.INFO, "the new configuration is served");
        }
    }

    private @Nullable Snapshot compiled(Configuration next) {
        try {
            return compiler.compile(next, plugins.extensions(), listeners(next));
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.ERROR, "the new configuration cannot be used, the old one stays: " + e.getMessage());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOGGER.log(
                    Level.ERROR,
                    "the new configuration cannot be used, the old one stays: a plugin failed: "
                            + PluginCalls.describe(e));
        }
        return null;
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
                configuration.operations());
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

    TimeSource time() {
        return time;
    }

    CompositeMeterRegistry registry() {
        return registry;
    }

    Instances instances() {
        return instances;
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
