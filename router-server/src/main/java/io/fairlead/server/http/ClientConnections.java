package io.fairlead.server.http;

import io.fairlead.core.transport.LoopChannel;
import io.fairlead.core.transport.ServerIdentity;
import io.fairlead.core.transport.TlsChannel;
import io.fairlead.core.transport.Wire;
import io.fairlead.server.http1.Http1Connection;
import io.fairlead.server.http1.Requests;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Takes every connection of a listener over: its channel goes to an event loop, and what the server does with it runs on
 * virtual threads of that loop. As the only selector of its listener it is asked before a byte was read.
 */
final class ClientConnections implements ServerConnectionSelector {
    private static final String HTTP_2 = "h2";
    private static final byte[] PREFACE = {'P', 'R', 'I', ' '};
    private static final byte[] NOTHING = {};

    private final ClientSide side;
    private final ClientChannels channels;
    private final Requests requests;
    private final ServerConnectionSelector http2;

    /**
     * What takes the connections of a listener over.
     *
     * @param requests what becomes of requests in HTTP/1.1
     * @param http2 for connections that begin with the preface of HTTP/2, or agreed on it
     */
    ClientConnections(ClientSide side, ClientChannels channels, Requests requests, ServerConnectionSelector http2) {
        this.side = side;
        this.channels = channels;
        this.requests = requests;
        this.http2 = http2;
    }

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
        boolean agreed = side.identity() != null && HTTP_2.equals(shaken(context, side.identity()));
        byte[] begun = agreed ? NOTHING : begun(context.wire());
        if (agreed || begins(begun, PREFACE, PREFACE.length)) {
            context.frames(begun);
            return http2.connection(context);
        }
        return new Http1Connection(context.wire(), begun, context.remote(), requests, side.limits(), side.nanoTime());
    }

    private byte[] begun(Wire wire) {
        try {
            byte[] begun = first(wire.read(0));
            while (begun.length < PREFACE.length && begins(begun, PREFACE, begun.length)) {
                byte[] more = first(wire.read(side.limits().head().toNanos()));
                byte[] all = Arrays.copyOf(begun, begun.length + more.length);
                System.arraycopy(more, 0, all, begun.length, more.length);
                begun = all;
            }
            return begun;
        } catch (IOException broken) {
            throw new ServerConnectionException("the client's connection broke", broken);
        }
    }

    private static byte[] first(byte @Nullable [] read) {
        if (read == null) {
            throw new CloseConnectionException("the client sent nothing");
        }
        return read;
    }

    private static boolean begins(byte[] bytes, byte[] with, int count) {
        return bytes.length >= count && Arrays.equals(bytes, 0, count, with, 0, count);
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
}
