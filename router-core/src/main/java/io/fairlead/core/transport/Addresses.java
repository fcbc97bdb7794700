package io.fairlead.core.transport;

import io.fairlead.core.transport.ConnectFailure.Reason;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The addresses of a host, for one connection: asked for once, and given up when the connection is closed. */
final class Addresses {
    private final String host;
    private final Lookups lookups;
    private volatile boolean givenUp;
    private volatile @Nullable Lookup asked;

    /** @param host as in a URL: an IPv6 address is in brackets */
    Addresses(String host, Lookups lookups) {
        this.host = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        this.lookups = lookups;
    }

    /** The host as resolvers and certificates know it: an IPv6 address without brackets. */
    String host() {
        return host;
    }

    /** Whether the host is a name, not an address. */
    boolean named() {
        return Lookups.literal(host) == null;
    }

    /** Ends the wait. */
    void giveUp() {
        givenUp = true;
        Lookup running = asked;
        if (running != null) {
            running.wake();
        }
    }

    /** At least one address, the preferred one first. */
    InetAddress[] find(long withinNanos) throws ConnectFailure {
        InetAddress literal = Lookups.literal(host);
        if (literal != null) {
            return new InetAddress[] {literal};
        }
        Lookup running = lookups.ask(host);
        asked = running;
        InetAddress[] found = await(running, withinNanos);
        asked = null;
        if (found == null) {
            throw givenUp
                    ? ConnectFailure.closed()
                    : ConnectFailure.of(Reason.TIMEOUT, "name server did not answer in time", null);
        }
        if (found.length == 0) {
            throw ConnectFailure.of(Reason.DNS, "host name has no address", null);
        }
        return found;
    }

    private InetAddress @Nullable [] await(Lookup running, long withinNanos) throws ConnectFailure {
        try {
            return running.await(withinNanos, () -> givenUp);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ConnectFailure.closed();
        }
    }
}
