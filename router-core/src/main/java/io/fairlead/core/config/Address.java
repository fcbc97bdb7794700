package io.fairlead.core.config;

/** A host name or IP address to listen on, and a port; 0 takes any free one. */
public record Address(String host, int port) {
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
