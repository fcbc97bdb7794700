package io.fairlead.core.transport;

import io.fairlead.api.http.Origin;
import java.net.InetAddress;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Connections that event loops look after; a lane is a loop, and one more for callers that are on none. Connections carry
 * no deadline: whoever wants one closes the connection from another thread.
 */
public final class LoopTransport implements Transport {
    private final EventLoops loops;
    private final Trust trust;
    private final Lookups lookups;
    private final LongSupplier nanoTime;

    private LoopTransport(EventLoops loops, @Nullable SSLContext trust, Resolver resolver, LongSupplier nanoTime) {
        this.loops = loops;
        this.trust = new Trust(trust);
        this.lookups = new Lookups(resolver);
        this.nanoTime = nanoTime;
    }

    /** Trusts whom the JDK trusts. */
    public static LoopTransport trustingDefaults(EventLoops loops, LongSupplier nanoTime) {
        return new LoopTransport(loops, null, InetAddress::getAllByName, nanoTime);
    }

    /** Trusts whom the given context trusts. */
    public static LoopTransport trusting(SSLContext trust, EventLoops loops, LongSupplier nanoTime) {
        return new LoopTransport(loops, trust, InetAddress::getAllByName, nanoTime);
    }

    static LoopTransport resolving(Resolver resolver, EventLoops loops, LongSupplier nanoTime) {
        return new LoopTransport(loops, null, resolver, nanoTime);
    }

    @Override
    public Connection connection(Origin origin) {
        return new LoopConnection(origin, this);
    }

    @Override
    public int lanes() {
        return loops.count() + 1;
    }

    @Override
    public int lane() {
        EventLoop current = EventLoops.current();
        return current == null ? loops.count() : current.index();
    }

    @Override
    public void aside(Runnable task) {
        EventLoop current = EventLoops.current();
        if (current == null) {
            Thread.startVirtualThread(task);
            return;
        }
        current.thread(task).start();
    }

    EventLoops loops() {
        return loops;
    }

    Trust trust() {
        return trust;
    }

    Lookups lookups() {
        return lookups;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }
}
