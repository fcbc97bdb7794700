package io.fairlead.server.http;

import io.fairlead.core.transport.LoopChannel;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** What the server knows of a connection, but with the reading and writing done by an event loop's channel. */
final class ClientContext implements ConnectionContext {
    private final ConnectionContext accepted;
    private final LoopChannel channel;
    private final DataReader reader;
    private final DataWriter writer;
    private final ClientPeer peer;
    private final long sinceNanos = System.nanoTime();

    ClientContext(ConnectionContext accepted, LoopChannel channel) {
        this.accepted = accepted;
        this.channel = channel;
        this.reader = DataReader.create(this::read);
        this.writer = new ClientWriter(channel);
        this.peer = new ClientPeer(accepted.remotePeer(), channel);
    }

    private byte @Nullable [] read() {
        try {
            return channel.read();
        } catch (IOException broken) {
            throw new ServerConnectionException("the client's connection broke", broken);
        }
    }

    LoopChannel channel() {
        return channel;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }

    @Override
    public ListenerContext listenerContext() {
        return accepted.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return accepted.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public Router router() {
        return accepted.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return accepted.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return accepted.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return peer;
    }

    @Override
    public PeerInfo localPeer() {
        return accepted.localPeer();
    }

    @Override
    public boolean isSecure() {
        return accepted.isSecure();
    }

    @Override
    public String socketId() {
        return accepted.socketId();
    }

    @Override
    public String childSocketId() {
        return accepted.childSocketId();
    }
}
