package io.fairlead.server.http;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The channels that a listener accepted and that nobody asked for yet, by the address of the client. The server shows an
 * accepted channel only to the options that are set on it, so this is a set of options.
 */
final class ClientChannels implements SocketOptions {
    /** A channel that nobody asked for within so many others was closed before it came to it. */
    private static final int MOST_WAITING = 8192;

    private final SocketOptions options =
            SocketOptions.builder().tcpNoDelay(true).build();
    private final Map<SocketAddress, SocketChannel> waiting = new ConcurrentHashMap<>();

    /** The channel of a client, once; null if there is none. */
    @Nullable SocketChannel take(SocketAddress client) {
        return waiting.remove(client);
    }

    @Override
    public void configureSocket(SocketChannel accepted) {
        SocketOptions.super.configureSocket(accepted);
        if (waiting.size() >= MOST_WAITING) {
            waiting.values().removeIf(channel -> !channel.isOpen());
        }
        try {
            waiting.put(accepted.getRemoteAddress(), accepted);
        } catch (IOException gone) {
            // It is found out again when its connection is served.
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}
