package io.fairlead.server.http;

import io.fairlead.core.transport.EventLoops;
import io.fairlead.core.transport.LoopChannel;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;

/**
 * Takes every connection of a listener over: its channel goes to an event loop, and what the server does with it runs on a
 * virtual thread of that loop. As the only selector of its listener it is asked before a byte was read.
 */
final class ClientConnections implements ServerConnectionSelector {
    private final EventLoops loops;
    private final ClientChannels channels;
    private final List<ServerConnectionSelector> protocols;

    /** @param protocols by which connections are told apart: the first that supports what it begins with serves it */
    ClientConnections(EventLoops loops, ClientChannels channels, List<ServerConnectionSelector> protocols) {
        this.loops = loops;
        this.channels = channels;
        this.protocols = protocols;
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
    public ServerConnection connection(ConnectionContext accepted) {
        SocketChannel channel = channels.take(accepted.remotePeer().address());
        if (channel == null) {
            throw new CloseConnectionException("the client left before it was served");
        }
        try {
            LoopChannel adopted = loops.adopt(channel);
            return new ClientConnection(new ClientContext(accepted, adopted), loops, this);
        } catch (IOException broken) {
            throw new ServerConnectionException("the client left before it was served", broken);
        }
    }

    /** The connection of the protocol that a client speaks. Waits for its first line. */
    ServerConnection identified(ConnectionContext context) {
        for (int length = 1; ; length++) {
            // The buffer must not move, so each look takes one of its own; the first brings all that is there.
            BufferData begin = context.dataReader().getBuffer(length);
            length = Math.max(length, context.dataReader().available());
            begin = context.dataReader().getBuffer(length);
            boolean open = false;
            for (ServerConnectionSelector protocol : protocols) {
                Support support = protocol.supports(begin);
                begin.rewind();
                if (support == Support.SUPPORTED) {
                    return protocol.connection(context);
                }
                open |= support == Support.UNKNOWN;
            }
            if (!open) {
                throw new CloseConnectionException("nobody speaks what the client speaks");
            }
        }
    }
}
