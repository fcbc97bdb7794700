package io.fairlead.server.http;

import io.fairlead.core.config.ClientLimits;
import io.fairlead.core.transport.LoopChannel;
import io.fairlead.core.transport.TlsChannel;
import io.fairlead.core.transport.Wire;
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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the server knows of a connection, but with the reading and writing done by an event loop's channel. */
final class ClientContext implements ConnectionContext {
    private final ConnectionContext accepted;
    private final LoopChannel channel;
    private final ExecutorService executor;
    private final ClientLimits limits;
    private final DataReader reader = DataReader.create(this::read);
    private final DataWriter writer = new ClientWriter(this);
    private final ClientPeer peer;
    private final LongSupplier nanoTime;
    private final long sinceNanos;
    private Wire wire;
    private @Nullable ClientStreams streams;

    /** What was read before it was known what is spoken. */
    private byte @Nullable [] begun;

    ClientContext(ConnectionContext accepted, LoopChannel channel, ExecutorService executor, ClientSide side) {
        this.accepted = accepted;
        this.channel = channel;
        this.executor = executor;
        this.limits = side.limits();
        this.nanoTime = side.nanoTime();
        this.sinceNanos = nanoTime.getAsLong();
        this.wire = channel;
        this.peer = new ClientPeer(accepted.remotePeer(), this);
    }

    LoopChannel channel() {
        return channel;
    }

    /** From now on all goes over TLS. */
    void secure(TlsChannel secure) {
        wire = secure;
    }

    Wire wire() {
        return wire;
    }

    String remote() {
        return peer.host();
    }

    /** From now on frames of HTTP/2 are read, which began with these bytes. */
    void frames(byte[] first) {
        begun = first.length == 0 ? null : first;
        streams = new ClientStreams();
    }

    /** Says whom to tell when the client leaves or gives a stream up; null for nobody any more. */
    void watch(int stream, @Nullable Runnable gone) {
        ClientStreams known = streams;
        if (known != null) {
            known.watch(stream, gone);
        }
    }

    /** Lets go of the connection. */
    void end() {
        ClientStreams known = streams;
        if (known != null) {
            known.end();
        }
        if (wire instanceof TlsChannel secure) {
            secure.close();
        }
        channel.closeNow();
    }

    Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - sinceNanos);
    }

    private byte @Nullable [] read() {
        try {
            byte[] read = begun == null ? wire.read(0) : begun;
            begun = null;
            ClientStreams known = streams;
            if (known != null && read != null) {
                known.read(read);
            }
            return read;
        } catch (IOException broken) {
            throw new ServerConnectionException("the client's connection broke", broken);
        }
    }

    void write(byte[] bytes, int length) {
        try {
            wire.write(bytes, 0, length, limits.write().toNanos());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    @Override
    public ListenerContext listenerContext() {
        return accepted.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return executor;
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
        return wire instanceof TlsChannel;
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
