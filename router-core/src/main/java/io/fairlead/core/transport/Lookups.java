package io.fairlead.core.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks for addresses on a few platform threads of its own: the system's resolver blocks the thread it is called on for
 * seconds when a name server is away, and a virtual thread would take its carrier, and with it other requests, along.
 */
final class Lookups {
    private static final int THREADS = 16;
    private static final int THREAD_IDLE_SECONDS = 20;

    private final Resolver resolver;
    private final ConcurrentHashMap<String, Lookup> running = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    Lookups(Resolver resolver) {
        this.resolver = resolver;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                THREAD_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("fairlead-dns-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** The running question for a host, or a new one. One name never takes more than one thread. */
    Lookup ask(String host) {
        Lookup running = this.running.get(host);
        if (running != null) {
            return running;
        }
        Lookup mine = new Lookup();
        running = this.running.putIfAbsent(host, mine);
        if (running != null) {
            return running;
        }
        threads.execute(() -> run(host, mine));
        return mine;
    }

    /** The address that a literal states, or null for a name. */
    static @Nullable InetAddress literal(String host) {
        char first = host.charAt(0);
        if (host.indexOf(':') < 0 && (first < '0' || first > '9')) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException aName) {
            return null;
        }
    }

    private void run(String host, Lookup lookup) {
        InetAddress[] found = null;
        try {
            found = resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            // An expected answer: the name has no address.
        } finally {
            running.remove(host, lookup);
            lookup.end(found);
        }
    }
}
