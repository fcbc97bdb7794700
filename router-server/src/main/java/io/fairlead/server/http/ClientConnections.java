package io.fairlead.server.http;

import io.fairlead.core.transport.LoopChannel;
import io.fairlead.core.transport.ServerIdentity;
import io.fairlead.core.transport.TlsChannel;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Takes every connection of a listener over: its channel goes to an event loop, and what the server does with it runs on
 * virtual threads of that loop. As the only selector of its listener it is asked before a byte was read.
 */
final class ClientConnections implements ServerConnectionSelector {
    private static final String HTTP_2 = "h2";
    private static final byte[] PREFACE = {'P', 'R', 'I', ' '};

    private final ClientSide side;
    private final ClientChannels channels;
    private final Protocols protocols;

    ClientConnections(ClientSide side, ClientChannels channels, Protocols protocols) {
        this.side = side;
        this.channels = channels;
        this.protocols = protocols;
    }

    /**
     * What is spoken here.
     *
     * @param http1 for connections that begin with a request
     * @param http2 for connections that begin with the preface of HTTP/2, or agreed on it
     * @param foreign for those that begin with something else
     */
    record Protocols(ServerConnectionSelector http1, ServerConnectionSelector http2, ForeignProtocols foreign) {}

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData begin) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return Set.of();
    }

    @Override
    @SuppressWarnings("resource") // the executor has nothing to close but threads, which end with the connection
    public ServerConnection connection(ConnectionContext accepted) {
        SocketChannel channel = channels.take(accepted.remotePeer().address());
        if (channel == null) {
            throw new CloseConnectionException("the client left before it was served");
        }
        try {
            LoopChannel adopted = side.loops().adopt(channel);
            var executor =
                    Executors.newThreadPerTaskExecutor(task -> side.loops().thread(adopted, task));
            return new ClientConnection(new ClientContext(accepted, adopted, executor, side), side.loops(), this);
        } catch (IOException broken) {
            throw new ServerConnectionException("the client left before it was served", broken);
        }
    }

    /** The connection of the protocol that a client speaks. Waits for what tells. */
    ServerConnection identified(ClientContext context) {
        if (side.identity() != null && HTTP_2.equals(shaken(context, side.identity()))) {
            context.frames();
            return protocols.http2().connection(context);
        }
        DataReader reader = context.dataReader();
        reader.ensureAvailable();
        for (int length = reader.available(); ; length = Math.max(length + 1, reader.available())) {
            BufferData begin = reader.getBuffer(length);
            if (preface(begin)) {
                context.frames();
                return protocols.http2().connection(context);
            }
            begin.rewind();
            Support foreign = protocols.foreign().supports(begin);
            if (foreign == Support.SUPPORTED) {
                return protocols.foreign().connection(context);
            }
            begin.rewind();
            if (foreign == Support.UNSUPPORTED || protocols.http1().supports(begin) == Support.SUPPORTED) {
                return protocols.http1().connection(context);
            }
        }
    }

    private String shaken(ClientContext context, ServerIdentity identity) {
        try {
            TlsChannel secure = TlsChannel.accepted(context.channel(), identity.engine());
            secure.handshake(side.limits().head().toNanos());
            context.secure(secure);
            return secure.applicationProtocol();
        } catch (IOException failed) {
            throw new ServerConnectionException("no secure connection with the client", failed);
        }
    }

    private static boolean preface(BufferData begin) {
        for (byte one : PREFACE) {
            if (begin.consumed() || begin.read() != one) {
                return false;
            }
        }
        return true;
    }
}
