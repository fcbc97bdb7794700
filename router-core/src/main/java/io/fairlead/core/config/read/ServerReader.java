package io.fairlead.core.config.read;

import io.fairlead.core.access.PemFiles;
import io.fairlead.core.config.Address;
import io.fairlead.core.config.BodyLimits;
import io.fairlead.core.config.ClientLimits;
import io.fairlead.core.config.ListenerConfig;
import io.fairlead.core.config.Secret;
import io.fairlead.core.config.Selection;
import io.fairlead.core.config.ServerConfig;
import io.fairlead.core.config.Shutdown;
import io.fairlead.core.config.schema.ConfigurationKeys;
import io.fairlead.core.config.schema.ServerKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the gateway listens on and how much it takes. */
final class ServerReader {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "");

    private final Reading reading;
    private final Collection<String> routes;
    private final Collection<String> providers;

    /** Listeners may name these routes and providers. */
    ServerReader(Reading reading, Collection<String> routes, Collection<String> providers) {
        this.reading = reading;
        this.routes = routes;
        this.providers = providers;
    }

    ServerConfig read(Block root) {
        Block server = root.open(ServerKeys.SERVER);
        Block admin = server.open(ServerKeys.ADMIN);
        String host = server.get(ServerKeys.HOST);
        List<ListenerConfig> listeners = listeners(root, server, host);
        Address adminAddress = admin(admin);
        Spot adminPort = admin.spot(ServerKeys.ADMIN_PORT.key());
        for (ListenerConfig listener : listeners) {
            if (clash(listener.address(), adminAddress)) {
                reading.problem(
                        adminPort == null ? root.at() : adminPort.at(),
                        admin.path().child(ServerKeys.ADMIN_PORT.key()).text(),
                        "port " + adminAddress.port() + " for the admin API and for clients",
                        "two ports");
            }
        }
        List<Secret> callerKeys = root.open(ServerKeys.AUTH).find(ServerKeys.CALLER_KEYS);
        return new ServerConfig(
                listeners,
                adminAddress,
                tls(server),
                new ClientLimits(
                        server.get(ServerKeys.HEAD_TIMEOUT),
                        server.get(ServerKeys.BODY_TIMEOUT),
                        server.get(ServerKeys.IDLE_TIMEOUT),
                        server.get(ServerKeys.WRITE_TIMEOUT)),
                callerKeys == null ? List.of() : callerKeys,
                new BodyLimits(
                        server.get(ServerKeys.MAX_BODY),
                        server.get(ServerKeys.BODY_HEAP),
                        server.get(ServerKeys.BODY_MEMORY),
                        server.get(ServerKeys.SPOOL)),
                server.get(ServerKeys.RESPONSE_HEADERS),
                server.get(ServerKeys.STREAM_KEEP_ALIVE),
                new Shutdown(server.get(ServerKeys.DRAIN), server.get(ServerKeys.GRACE)));
    }

    static Address admin(Block admin) {
        return new Address(admin.get(ServerKeys.ADMIN_HOST), port(admin.get(ServerKeys.ADMIN_PORT)));
    }

    private @Nullable PemFiles tls(Block server) {
        Spot spot = server.spot(ServerKeys.TLS.name());
        if (spot == null) {
            return null;
        }
        Block block = server.open(ServerKeys.TLS);
        String certificate = block.find(ServerKeys.CERTIFICATE);
        String key = block.find(ServerKeys.KEY);
        return certificate == null || key == null ? null : new PemFilesReader(reading).read(block, spot);
    }

    private List<ListenerConfig> listeners(Block root, Block server, String host) {
        List<Spot> spots = root.items(ConfigurationKeys.LISTENERS);
        if (spots.isEmpty()) {
            Address address = new Address(host, port(server.get(ServerKeys.PORT)));
            return List.of(new ListenerConfig(address, Selection.ALL, Selection.ALL));
        }
        Spot port = server.spot(ServerKeys.PORT.key());
        if (port != null) {
            reading.problem(port.at(), port.path().text(), "a port beside listeners", "one of the two");
        }
        List<ListenerConfig> listeners = new ArrayList<>();
        for (Spot spot : spots) {
            ListenerConfig listener = listener(Block.open(reading, ServerKeys.LISTENER, spot), host);
            boolean taken = listeners.stream().anyMatch(other -> clash(other.address(), listener.address()));
            if (taken) {
                reading.problem(spot, "port " + listener.address().port() + " again", "each port once");
            }
            listeners.add(listener);
        }
        return listeners;
    }

    private ListenerConfig listener(Block block, String serverHost) {
        String host = block.find(ServerKeys.LISTENER_HOST);
        Long port = block.find(ServerKeys.LISTENER_PORT);
        List<String> routeNames = block.find(ServerKeys.LISTENER_ROUTES);
        List<String> providerNames = block.find(ServerKeys.LISTENER_PROVIDERS);
        check(block.items(ServerKeys.LISTENER_ROUTES.key()), routeNames, "the name of a route", routes);
        check(block.items(ServerKeys.LISTENER_PROVIDERS.key()), providerNames, "the name of a provider", providers);
        boolean all = routeNames == null && providerNames == null;
        return new ListenerConfig(
                new Address(host == null ? serverHost : host, port == null ? 0 : port(port)),
                all ? Selection.ALL : Selection.of(routeNames == null ? List.of() : routeNames),
                all ? Selection.ALL : Selection.of(providerNames == null ? List.of() : providerNames));
    }

    private void check(List<Spot> spots, @Nullable List<String> names, String what, Collection<String> known) {
        for (int index = 0; names != null && index < names.size(); index++) {
            if (!known.contains(names.get(index))) {
                reading.unknownName(spots.get(index), names.get(index), what, known);
            }
        }
    }

    private static int port(long port) {
        return Math.toIntExact(port);
    }

    private static boolean clash(Address one, Address other) {
        boolean sameHost =
                one.host().equals(other.host()) || EVERYWHERE.contains(one.host()) || EVERYWHERE.contains(other.host());
        return one.port() == other.port() && one.port() != 0 && sameHost;
    }
}
