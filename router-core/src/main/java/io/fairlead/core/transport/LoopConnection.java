package io.fairlead.core.transport;

import io.fairlead.api.http.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection that an event loop looks after, plain or wrapped into TLS. */
final class LoopConnection implements Connection {
    private final Origin origin;
    private final LoopTransport transport;
    private final Addresses addresses;
    private volatile boolean closed;
    private volatile @Nullable LoopChannel channel;
    private @Nullable Wire wire;

    LoopConnection(Origin origin, LoopTransport transport) {
        this.origin = origin;
        this.transport = transport;
        this.addresses = new Addresses(origin.host(), transport.lookups());
    }

    /** Every address gets an even share of the time that is left, so that one silent address does not use up all of it. */
    @Override
    public void connect(long withinNanos) throws IOException {
        long end = transport.nanoTime() + withinNanos;
        InetAddress[] found = addresses.find(withinNanos);
        IOException last = null;
        for (int i = 0; i < found.length && !closed; i++) {
            long share = (end - transport.nanoTime()) / (found.length - i);
            if (share <= 0) {
                break;
            }
            try {
                LoopChannel connected = connected(new InetSocketAddress(found[i], origin.port()), share);
                if (connected != null) {
                    wire = origin.secure() ? secured(connected) : connected;
                    return;
                }
                last = null;
            } catch (ConnectFailure notSecure) {
                throw notSecure;
            } catch (IOException failure) {
                last = failure;
            }
        }
        throw closed ? ConnectFailure.closed() : ConnectFailure.unreachable(last, found.length);
    }

    private @Nullable LoopChannel connected(InetSocketAddress address, long withinNanos) throws IOException {
        LoopChannel tried = open();
        channel = tried;
        boolean done = false;
        try {
            done = !closed && tried.connect(address, withinNanos);
            return done ? tried : null;
        } finally {
            if (!done) {
                tried.closeNow();
            }
        }
    }

    private Wire secured(LoopChannel plain) throws ConnectFailure {
        try {
            TlsChannel secure = new TlsChannel(plain, transport.trust().engine(addresses, origin.port()));
            secure.handshake(0);
            return secure;
        } catch (IOException | IllegalArgumentException failure) {
            plain.closeNow();
            throw closed
                    ? ConnectFailure.closed()
                    : ConnectFailure.of(ConnectFailure.Reason.TLS, "no secure connection", failure);
        }
    }

    private LoopChannel open() throws IOException {
        SocketChannel opened = SocketChannel.open();
        boolean done = false;
        try {
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            LoopChannel made = LoopChannel.unconnected(opened, transport.loops().nearest());
            done = true;
            return made;
        } finally {
            if (!done) {
                opened.close();
            }
        }
    }

    @Override
    public void move() throws IOException {
        LoopChannel moved = channel;
        if (moved != null) {
            moved.move(transport.loops().nearest());
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return wire().read(buffer, offset, length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        wire().write(buffer, offset, length, 0);
    }

    @Override
    public int available() throws IOException {
        return wire().available();
    }

    @Override
    public boolean stale() {
        Wire known = wire;
        return known == null || closed || known.unquiet();
    }

    @Override
    public void closeNow() {
        closed = true;
        addresses.giveUp();
        LoopChannel known = channel;
        if (known != null) {
            known.closeNow();
        }
    }

    private Wire wire() throws IOException {
        if (wire == null) {
            throw new ClosedChannelException();
        }
        return wire;
    }
}
