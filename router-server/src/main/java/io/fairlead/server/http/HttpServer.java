package io.fairlead.server.http;

import io.fairlead.core.config.Address;
import io.fairlead.core.config.ListenerConfig;
import io.fairlead.core.config.ServerConfig;
import io.fairlead.core.flow.RequestFlow;
import io.fairlead.core.transport.EventLoops;
import io.fairlead.core.transport.ServerIdentity;
import io.fairlead.server.http1.Requests;
import io.helidon.common.SerializationConfig;
import io.helidon.common.tls.Tls;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ListenerConfig.BuilderBase;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** The listeners for clients, and the one for operators. */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_RAPID_RESETS = 1000;

    /** After the grace period, for telling those who were not served. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);
    private static final String ADMIN = "admin";

    private final WebServer server;
    private final int listeners;
    private final AtomicBoolean closing;

    private HttpServer(WebServer server, int listeners, AtomicBoolean closing) {
        this.server = server;
        this.listeners = listeners;
        this.closing = closing;
    }

    /**
     * Starts to listen.
     *
     * @param server what is listened on, and how patient the server is
     * @param flow that serves clients
     * @param operator that serves operators, and health on every listener
     * @param loops that carry the connections of clients
     * @param nanoTime by which patience with clients is measured
     * @throws UncheckedIOException if an address cannot be listened on; it names each
     */
    public static HttpServer start(
            ServerConfig server, RequestFlow flow, OperatorPages operator, EventLoops loops, LongSupplier nanoTime) {
        NoServices.use();
        WebServerConfig.Builder config = WebServer.builder().shutdownHook(false);
        UnreadableRequests unreadable = new UnreadableRequests(flow, LONGEST_LINE);
        ServerIdentity identity = server.tls() == null ? null : new ServerIdentity(server.tls(), nanoTime);
        ClientSide side = new ClientSide(loops, identity, server.clients(), nanoTime);
        AtomicBoolean closing = new AtomicBoolean();
        List<Address> addresses =
                server.listeners().stream().map(ListenerConfig::address).toList();
        for (int i = 0; i < addresses.size(); i++) {
            ListenerRequests requests = new ListenerRequests(i, flow, operator, closing);
            HttpRouting.Builder routing = HttpRouting.builder()
                    .any((request, response) ->
                            serve(requests, new HttpInbound(request, response, requests.listener())));
            if (i == 0) {
                clients(listener(config, addresses.getFirst(), server), side, requests, unreadable)
                        .addRouting(routing);
                continue;
            }
            var more = io.helidon.webserver.ListenerConfig.builder();
            clients(listener(more, addresses.get(i), server), side, requests, unreadable)
                    .addRouting(routing);
            config.putSocket("listener-" + i, more.build());
        }
        HttpRouting.Builder pages = HttpRouting.builder();
        operator.pages(pages);
        var adminListener = io.helidon.webserver.ListenerConfig.builder();
        listener(adminListener, server.admin(), server)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .addProtocol(http1())
                .addRouting(pages);
        config.putSocket(ADMIN, adminListener.build());
        HttpServer started = new HttpServer(bound(config, addresses, server.admin()), addresses.size(), closing);
        started.requireBound(addresses, server.admin());
        return started;
    }

    /** The server refuses a host that it does not know with a message that names neither port nor key. */
    private static WebServer bound(WebServerConfig.Builder config, List<Address> addresses, Address admin) {
        try {
            return config.build().start();
        } catch (IllegalArgumentException e) {
            List<String> refused = refused(addresses, admin);
            throw refused.isEmpty() ? e : cannotListen(refused);
        }
    }

    /** Has the classes of the server loaded, which takes as long as all else before it is needed. Starts nothing. */
    public static void prepare() {
        NoServices.use();
        SerializationConfig.configureRuntime();
        io.helidon.webserver.ListenerConfig.builder()
                .protocolsDiscoverServices(false)
                .addProtocol(http1())
                .addConnectionSelector(
                        Http2ConnectionSelector.builder().http2Config(http2()).build())
                .addRouting(HttpRouting.builder())
                .build();
        Tls.builder().enabled(false).build();
        MediaContext.create();
        ContentEncodingContext.create();
        DirectHandlers.create();
    }

    /** The server starts even if an address is taken, and only logs that; then all of its ports are unknown. */
    private void requireBound(List<Address> addresses, Address admin) {
        if (adminPort() > 0 && ports().stream().allMatch(port -> port > 0)) {
            return;
        }
        server.stop();
        throw cannotListen(refused(addresses, admin));
    }

    private static List<String> refused(List<Address> addresses, Address admin) {
        List<String> refused = new ArrayList<>();
        addresses.forEach(address -> tryToBind(address, refused));
        tryToBind(admin, refused);
        return refused;
    }

    private static UncheckedIOException cannotListen(List<String> refused) {
        String keys = "; see host and port of server and server.admin";
        return new UncheckedIOException("cannot listen on " + String.join(", ", refused) + keys, new BindException());
    }

    private static void tryToBind(Address address, List<String> refused) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address.host(), address.port()));
        } catch (IOException e) {
            refused.add(address + " (" + e.getMessage() + ")");
        }
    }

    private static <B extends BuilderBase<B, ?>> B listener(B config, Address address, ServerConfig server) {
        Duration idle = server.clients().idle();
        return config.host(address.host())
                .port(address.port())
                .backlog(BACKLOG)
                .protocolsDiscoverServices(false)
                .idleConnectionTimeout(idle)
                .idleConnectionPeriod(idle.compareTo(LONGEST_LOOK) < 0 ? idle : LONGEST_LOOK)
                .shutdownGracePeriod(server.shutdown().grace().plus(LAST_WORDS));
    }

    private static <B extends BuilderBase<B, ?>> B clients(
            B config, ClientSide side, Requests requests, UnreadableRequests unreadable) {
        ClientChannels channels = new ClientChannels();
        var http2 = Http2ConnectionSelector.builder().http2Config(http2()).build();
        return config.directHandlers(unreadable.handlers())
                // Its sockets are not read by the server, which would keep a buffer for each.
                .useNio(false)
                .connectionOptions(channels)
                .addConnectionSelector(new ClientConnections(side, channels, requests, http2));
    }

    @SuppressWarnings("removal") // until it goes, the check of the host field costs a regular expression per request
    private static Http1Config http1() {
        return Http1Config.builder()
                .maxHeadersSize(LONGEST_HEAD)
                .maxPrologueLength(LONGEST_LINE)
                // One host field is demanded all the same; what is in it is never used.
                .validateRequestHostHeader(false)
                // The header fields of answers are checked where they are set.
                .validateResponseHeaders(false)
                .build();
    }

    private static Http2Config http2() {
        return Http2Config.builder()
                .maxHeaderListSize(LONGEST_HEAD)
                // Who gives up a question before its answer begins does nothing unusual here.
                .maxRapidResets(MOST_RAPID_RESETS)
                .build();
    }

    private static void serve(Requests requests, HttpInbound inbound) {
        requests.serve(inbound);
        inbound.end();
    }

    /** The port of a listener for clients: the one that was bound if the configuration left the choice. */
    public int port(int listener) {
        return listener == 0 ? server.port() : server.port("listener-" + listener);
    }

    /** The ports of all listeners for clients. */
    public List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < listeners; i++) {
            ports.add(port(i));
        }
        return ports;
    }

    /** The port for operators. */
    public int adminPort() {
        return server.port(ADMIN);
    }

    /** Stops to listen, and closes connections after their next answer; exchanges under way have the grace period to end. */
    @Override
    public void close() {
        closing.set(true);
        server.stop();
    }
}
