package io.fairlead.core.transport;

import io.fairlead.api.http.Origin;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Blocking sockets, meant for virtual threads. They carry no read timeout, since a timed read costs a virtual thread
 * nearly twice as much as a plain one: whoever wants a deadline closes the connection from another thread.
 */
public final class SocketTransport implements Transport {
    private final Lookups lookups;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable SSLSocketFactory sockets;

    private SocketTransport(@Nullable SSLContext trust, Resolver resolver, LongSupplier nanoTime) {
        this.sockets = trust == null ? null : trust.getSocketFactory();
        this.lookups = new Lookups(resolver);
        this.nanoTime = nanoTime;
    }

    /** Trusts whom the JDK trusts. */
    public static SocketTransport trustingDefaults(LongSupplier nanoTime) {
        return new SocketTransport(null, InetAddress::getAllByName, nanoTime);
    }

    /** Trusts whom the given context trusts. */
    public static SocketTransport trusting(SSLContext trust, LongSupplier nanoTime) {
        return new SocketTransport(trust, InetAddress::getAllByName, nanoTime);
    }

    static SocketTransport resolving(Resolver resolver, LongSupplier nanoTime) {
        return new SocketTransport(null, resolver, nanoTime);
    }

    @Override
    public Connection connection(Origin origin) {
        return new SocketConnection(origin, this);
    }

    Lookups lookups() {
        return lookups;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** One factory for all connections, so that sessions are resumed; made late, since reading the trust store takes time. */
    SSLSocketFactory sockets() {
        SSLSocketFactory made = sockets;
        if (made != null) {
            return made;
        }
        lock.lock();
        try {
            made = sockets;
            if (made == null) {
                made = SSLContext.getDefault().getSocketFactory();
                sockets = made;
            }
            return made;
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the JDK has no default TLS context", broken);
        } finally {
            lock.unlock();
        }
    }
}
