package io.fairlead.core.transport;

import io.fairlead.core.access.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection that an event loop looks after, plain or wrapped into TLS. */
final class LoopConnection implements Connection {
    private final Way way;
    private final LoopTransport transport;
    private final Addresses addresses;
    private volatile boolean closed;
    private volatile @Nullable LoopChannel channel;
    private @Nullable Wire wire;

    LoopConnection(Way way, LoopTransport transport) {
        this.way = way;
        this.transport = transport;
        this.addresses = new Addresses(way.first().host(), transport.lookups());
    }

    @Override
    public void connect(long withinNanos) throws IOException {
        try {
            wire = new Layers(way, transport).over(reached(withinNanos));
        } catch (IOException | IllegalArgumentException failure) {
            throw closed ? ConnectFailure.closed() : told(failure);
        } finally {
            LoopChannel left = channel;
            if (wire == null && left != null) {
                left.closeNow();
            }
        }
    }

    private ConnectFailure told(Exception failure) {
        ConnectFailure told = failure instanceof ConnectFailure known
                ? known
                : ConnectFailure.of(ConnectFailure.Reason.OTHER, "it failed", failure);
        return way.proxy() == null ? told : told.through(way.proxy().address());
    }

    /** Every address gets an even share of the time that is left, so that one silent address does not use up all of it. */
    private LoopChannel reached(long withinNanos) throws IOException {
        long end = transport.nanoTime() + withinNanos;
        InetAddress[] found = addresses.find(withinNanos);
        IOException last = null;
        for (int i = 0; i < found.length && !closed; i++) {
            long share = (end - transport.nanoTime()) / (found.length - i);
            if (share <= 0) {
                break;
            }
            try {
                LoopChannel connected =
                        connected(new InetSocketAddress(found[i], way.first().port()), share);
                if (connected != null) {
                    return connected;
                }
                last = null;
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
