package io.fairlead.core.transport;

import io.fairlead.core.access.PemFiles;
import io.fairlead.core.access.Way;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
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
    private final ConcurrentHashMap<PemFiles, Trust> trustByFiles = new ConcurrentHashMap<>();
    private final Lookups lookups;
    private final LongSupplier nanoTime;

    private LoopTransport(EventLoops loops, @Nullable SSLContext trust, Resolver resolver, LongSupplier nanoTime) {
        this.loops = loops;
        this.trust = Trust.of(trust);
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
    public Connection connection(Way way) {
        return new LoopConnection(way, this);
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

    /** Whom to believe, and who we are, on a way. All its connections have the same, so that sessions are resumed. */
    Trust trust(Way way) {
        PemFiles files = way.files();
        return files == null ? trust : trustByFiles.computeIfAbsent(files, known -> Trust.of(known, nanoTime));
    }

    Lookups lookups() {
        return lookups;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }
}
