package io.fairlead.core.access;

import io.fairlead.api.http.Origin;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that are reached without a proxy, as NO_PROXY lists them: names, which stand for what is below them, too,
 * addresses, ranges of them such as 10.0.0.0/8, each with a port or for all, and * for every host. Names are not resolved.
 */
public final class DirectHosts {
    /** None at all. */
    static final DirectHosts NONE = new DirectHosts(List.of(), false);

    private final List<String> entries;
    private final boolean thisMachine;

    private DirectHosts(List<String> entries, boolean thisMachine) {
        this.entries = entries;
        this.thisMachine = thisMachine;
    }

    /** Those of a list, and this machine. */
    static DirectHosts of(String list) {
        List<String> entries = new ArrayList<>();
        for (String entry : list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
            String bare = entry.startsWith("*.") ? entry.substring(1) : entry;
            if (!bare.isEmpty()) {
                entries.add(bare.startsWith(".") ? bare.substring(1) : bare);
            }
        }
        return new DirectHosts(List.copyOf(entries), true);
    }

    /** Whether an origin is among them. */
    boolean has(Origin origin) {
        if (entries.isEmpty() && !thisMachine) {
            return false;
        }
        InetAddress address = literal(origin.host());
        boolean here = origin.host().equals("localhost") || (address != null && address.isLoopbackAddress());
        return (thisMachine && here) || entries.stream().anyMatch(entry -> covers(entry, origin, address));
    }

    private static boolean covers(String entry, Origin origin, @Nullable InetAddress address) {
        String host = origin.host();
        if (entry.equals("*") || entry.equals(host) || entry.equals(host + ":" + origin.port())) {
            return true;
        }
        if (address != null) {
            return entry.indexOf('/') > 0 ? inRange(entry, address) : address.equals(literal(entry));
        }
        return host.endsWith("." + entry) || (host + ":" + origin.port()).endsWith("." + entry);
    }

    private static boolean inRange(String range, InetAddress address) {
        int slash = range.indexOf('/');
        InetAddress first = literal(range.substring(0, slash));
        String bits = range.substring(slash + 1);
        if (first == null || !bits.matches("[0-9]{1,3}")) {
            return false;
        }
        byte[] one = first.getAddress();
        byte[] other = address.getAddress();
        int left = Integer.parseInt(bits);
        if (one.length != other.length || left > one.length * 8) {
            return false;
        }
        for (int i = 0; left > 0; i++, left -= 8) {
            int mask = left >= 8 ? 0xff : 0xff << 8 - left;
            if (((one[i] ^ other[i]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (IllegalArgumentException aName) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DirectHosts hosts && thisMachine == hosts.thisMachine && entries.equals(hosts.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, thisMachine);
    }
}
