package io.fairlead.api.http;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port of an upstream: what a connection is made to. */
public final class Origin {
    private final boolean secure;
    private final String host;
    private final int port;

    private Origin(boolean secure, String host, int port) {
        this.secure = secure;
        this.host = host;
        this.port = port;
    }

    /**
     * The origin of an absolute URL.
     *
     * @throws IllegalArgumentException if it is not an http or https URL with a host
     */
    public static Origin of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if ((!secure && !scheme.equals("http")) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "found '" + url + "', expected http://host[:port] or https://host[:port]");
        }
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        return new Origin(secure, url.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** Whether TLS is spoken. */
    public boolean secure() {
        return secure;
    }

    /** Host name or address; an IPv6 address keeps its brackets. */
    public String host() {
        return host;
    }

    /** Port, never negative. */
    public int port() {
        return port;
    }

    /** The value of a Host header: the port only where it is not the scheme's own. */
    public String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin that && secure == that.secure && port == that.port && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return (host.hashCode() * 31 + port) * 31 + Boolean.hashCode(secure);
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority();
    }
}
