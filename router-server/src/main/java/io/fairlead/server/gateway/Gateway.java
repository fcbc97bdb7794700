package io.fairlead.server.gateway;

import io.fairlead.core.attempt.CallParts;
import io.fairlead.core.body.BodyLimits;
import io.fairlead.core.body.BodyStore;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.LogConfig;
import io.fairlead.core.config.load.ConfigurationLoader;
import io.fairlead.core.config.load.ConfigurationWatcher;
import io.fairlead.core.flow.FlowParts;
import io.fairlead.core.flow.RequestFlow;
import io.fairlead.core.metrics.GatewayMeters;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.core.settle.AccessLog;
import io.fairlead.core.settle.JsonLines;
import io.fairlead.core.settle.LineLog;
import io.fairlead.core.settle.Settlement;
import io.fairlead.core.settle.TextLines;
import io.fairlead.server.http.Health;
import io.fairlead.server.http.HttpServer;
import io.fairlead.server.http.OperatorPages;
import io.fairlead.server.http.PluginPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running gateway. */
public final class Gateway implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final GatewayOptions options;
    private final Core core;
    private final Parts parts = new Parts();
    private final GatewayMeters meters;
    private final RequestFlow flow;
    private final HttpServer server;
    private final long startNanos;
    private volatile boolean stopping;

    private Gateway(GatewayOptions options, Core core) throws IOException {
        this.options = options;
        this.core = core;
        startNanos = core.time().nanos();
        meters = new GatewayMeters(core.registry());
        Configuration configuration = core.configuration();
        core.begin();
        flow = new RequestFlow(flow());
        server = HttpServer.start(
                configuration.server(),
                flow,
                new OperatorPages(
                        this::health,
                        core.exporters()::scrapes,
                        new PluginPages(core.plugins(), core.calls()::figures)),
                core.loops(),
                core.time()::nanos);
        core.snapshots().listen(new CandidateStates(meters, core.time())::show);
        core.discovery().start();
        watch();
        parts.keep(new JvmMeters(core.registry()));
    }

    /**
     * Starts a gateway.
     *
     * @throws StartException if it cannot: with every problem that was found
     */
    public static Gateway start(GatewayOptions options) throws StartException {
        Thread preparing = Thread.ofPlatform().daemon().name("fairlead-prepare").start(HttpServer::prepare);
        Core core = core(options);
        await(preparing);
        try {
            return new Gateway(options, core);
        } catch (UncheckedIOException e) {
            core.close();
            throw new StartException(List.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            core.close();
            throw new StartException(List.of("the gateway cannot start: " + e.getMessage()));
        } catch (IllegalArgumentException e) {
            core.close();
            throw new StartException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Two threads that load the classes of one library at once may wait for each other. */
    private static void await(Thread preparing) {
        try {
            preparing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Core core(GatewayOptions options) throws StartException {
        PluginRuntime plugins;
        try {
            plugins = Loading.serving(options, Version.current());
        } catch (UncheckedIOException e) {
            throw new StartException(List.of(e.getMessage()
                    + ", expected a folder for data that this user may write in; see --data and FAIRLEAD_DATA"));
        }
        return new Core(options, plugins);
    }

    private FlowParts flow() throws IOException {
        var body = core.configuration().server().body();
        ByteBudget memory =
                new ByteBudget(body.memory().within(Runtime.getRuntime().maxMemory()));
        BodyStore bodies = BodyStore.open(new BodyLimits(
                body.max(), Math.toIntExact(body.heap()), memory, options.data().resolve("spool"), body.spool()));
        return new FlowParts(
                core.snapshots(),
                bodies,
                memory,
                new CallParts(core.client(), core.time(), SharedRandom.INSTANCE),
                core.watchdog(),
                core.fleet(),
                new Settlement(meters, accessLog(), core.time()),
                core.calls()::blame);
    }

    private AccessLog accessLog() {
        LogConfig log = core.configuration().operations().log();
        if (!log.access()) {
            return AccessLog.NONE;
        }
        boolean text =
                log.format() == LogConfig.Format.TEXT || log.format() == LogConfig.Format.AUTO && options.terminal();
        return parts.keep(new LineLog(options.out(), text ? new TextLines() : new JsonLines(), core.time()));
    }

    private void watch() {
        var loader = new ConfigurationLoader(core.known(), Loading.DEFAULTS);
        var watcher = parts.keep(new ConfigurationWatcher(loader, Loading.source(options), core::reload));
        watcher.loadedFrom(core.loadedFrom()); // the files may have changed while the gateway started
        watcher.start(LOOK_EVERY);
        parts.keep(new PluginWatcher(core.plugins()::look)).start(LOOK_EVERY);
    }

    private Health health() {
        return new Health(
                stopping ? Health.STOPPING : Health.OK,
                Version.current(),
                Duration.ofNanos(core.time().nanos() - startNanos).toSeconds(),
                core.snapshots().now().offering(0).configured().size(),
                meters.active());
    }

    private void endAfterGrace() {
        drain(core.configuration().server().shutdown().grace());
        if (!Thread.currentThread().isInterrupted()) {
            core.client().abort();
        }
    }

    private static void drain(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it was started with. */
    public Configuration configuration() {
        return core.configuration();
    }

    /** The plugins. */
    public PluginRuntime plugins() {
        return core.plugins();
    }

    /** The base URLs of providers that are likely to lack a key, by their names. */
    public Map<String, String> missingKeys() {
        var providers = core.snapshots().now().providers();
        return MissingKeys.of(configuration(), plugins().extensions(), config -> {
            var use = providers.get(config.name());
            return use == null ? null : use.provider().baseUrl();
        });
    }

    /** Its listeners. */
    public HttpServer server() {
        return server;
    }

    /**
     * Stops: calls itself not ready, still serves until those who ask have sent their clients elsewhere, then takes no
     * new connections and closes those that it answers on; exchanges that wait for a candidate end, and those under way have
     * their grace period. Who is not served by then is told so, in the middle of a stream as well.
     */
    @Override
    public void close() {
        stopping = true;
        drain(core.configuration().server().shutdown().drain());
        flow.stopWaiting();
        Thread impatience = Thread.ofVirtual().name("fairlead-grace").start(this::endAfterGrace);
        server.close();
        impatience.interrupt();
        parts.close();
        core.close();
    }
}
