package io.fairlead.core.upstream;

import io.fairlead.core.access.Proxy;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one way to an origin. The last one given back is the first to be used again, so that the others grow idle and
 * are let go; those of the caller's own lane come first, and taking and giving back such a one touches nothing that other lanes use. When all
 * are at work, callers wait in order. The lock is held for a few instructions, never while a socket is touched.
 *
 * <p>Whoever is going to wait says so before it looks a last time at what rests; whoever lays a connection down looks afterwards
 * whether somebody waits. So neither misses the other.
 */
final class OriginPool {
    private static final long MARGIN_SECONDS = 1;

    private final Way way;
    private final String prefix;
    private final byte[] host;
    private final Transport transport;
    private final LongSupplier nanoTime;
    private final int max;
    private final long idleNanos;
    private final long maxAgeNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<IdleLane> idle;
    private final ArrayDeque<PoolWaiter> waiters = new ArrayDeque<>();
    private int open;

    /** How many wait. */
    private volatile int waiting;

    private volatile boolean closed;

    OriginPool(Way way, Transport transport, UpstreamSettings settings, LongSupplier nanoTime) {
        this.way = way;
        this.prefix = way.relay() == null ? "" : way.origin().toString();
        this.host = host(way).getBytes(StandardCharsets.ISO_8859_1);
        this.transport = transport;
        this.idle = IntStream.range(0, transport.lanes())
                .mapToObj(lane -> new IdleLane())
                .toList();
        this.nanoTime = nanoTime;
        this.max = settings.connections();
        this.idleNanos = settings.idle().toNanos();
        this.maxAgeNanos = settings.maxAge().toNanos();
    }

    private static String host(Way way) {
        String host = "Host: " + way.origin().authority() + "\r\n";
        Proxy relay = way.relay();
        return relay == null || relay.authorization() == null
                ? host
                : host + "Proxy-Authorization: " + relay.authorization() + "\r\n";
    }

    /** What stands before the target in a request's first line: the origin if a proxy reads it, else nothing. */
    String prefix() {
        return prefix;
    }

    /** The request's lines that name the origin, and us to a proxy that reads them. */
    byte[] host() {
        return host;
    }

    /** A connection for a call, kept or still to be connected; null if the call was cut or interrupted while it waited. */
    @Nullable PooledConnection take(CallHandle handle, long now) {
        for (; ; ) {
            PooledConnection taken = takeAny(handle);
            if (taken == null) {
                return null;
            }
            if (fit(taken, now) && taken.move(transport.lane())) {
                return taken;
            }
            discard(taken);
        }
    }

    private boolean fit(PooledConnection taken, long now) {
        return !taken.used() || (!taken.expired(now, maxAgeNanos) && taken.alive());
    }

    /** Another connection in place of a broken one, under the same permit. */
    PooledConnection replace(PooledConnection broken) {
        broken.cut();
        return fresh();
    }

    /** Takes a connection back that may carry another call; {@code keepSeconds} is the other side's bound, or -1. */
    void release(PooledConnection connection, int keepSeconds) {
        long now = nanoTime.getAsLong();
        long stay = keepSeconds < 0
                ? idleNanos
                : Math.min(
                        idleNanos,
                        Duration.ofSeconds(keepSeconds - MARGIN_SECONDS).toNanos());
        if (stay <= 0 || connection.old(now, maxAgeNanos) || !rest(connection, now, stay)) {
            discard(connection);
        }
    }

    /** Closes a connection and passes its permit on. */
    void discard(PooledConnection connection) {
        connection.cut();
        lock.lock();
        try {
            open--;
            serveWaiter();
        } finally {
            lock.unlock();
        }
    }

    /** Whether all connections are at work, so that whoever comes next has to wait for one. */
    boolean crowded() {
        lock.lock();
        try {
            return open >= max && idle.stream().allMatch(lane -> lane.size() == 0);
        } finally {
            lock.unlock();
        }
    }

    /** Does what is left to do with a connection while the caller goes on. */
    void aside(Runnable task) {
        transport.aside(task);
    }

    /** Closes what was idle for too long. Never blocks: a pool that is being used is left for the next time. */
    void scrub() {
        if (!lock.tryLock()) {
            return;
        }
        List<PooledConnection> expired = new ArrayList<>();
        try {
            long now = nanoTime.getAsLong();
            for (IdleLane lane : idle) {
                lane.takeExpired(now, maxAgeNanos, expired);
            }
            open -= expired.size();
            serveWaiter();
        } finally {
            lock.unlock();
        }
        expired.forEach(PooledConnection::cut);
    }

    /** Closes what is idle now, and whatever comes back later. */
    void close() {
        closed = true;
        empty();
    }

    private void empty() {
        List<PooledConnection> left = new ArrayList<>();
        lock.lock();
        try {
            for (PooledConnection one = rested(0); one != null; one = rested(0)) {
                left.add(one);
            }
            open -= left.size();
            serveWaiter();
        } finally {
            lock.unlock();
        }
        left.forEach(PooledConnection::cut);
    }

    OriginStatus status() {
        lock.lock();
        try {
            int resting = idle.stream().mapToInt(IdleLane::size).sum();
            return new OriginStatus(way.origin(), open, resting, waiters.size());
        } finally {
            lock.unlock();
        }
    }

    private PooledConnection fresh() {
        return new PooledConnection(transport.connection(way), transport.lane(), nanoTime.getAsLong());
    }

    private @Nullable PooledConnection takeAny(CallHandle handle) {
        int lane = transport.lane();
        PooledConnection near = waiting == 0 ? idle.get(lane).take() : null;
        if (near != null) {
            return near;
        }
        PoolWaiter waiter = new PoolWaiter();
        PooledConnection given = takeOrWait(lane, waiter);
        return given != null ? given : queued(waiter, handle);
    }

    private @Nullable PooledConnection takeOrWait(int lane, PoolWaiter waiter) {
        lock.lock();
        try {
            waiters.addLast(waiter);
            waiting = waiters.size();
            PooledConnection kept = waiters.size() == 1 ? rested(lane) : null;
            if (kept == null && open < max) {
                open++;
                kept = fresh();
            }
            if (kept != null) {
                waiters.removeLast();
                waiting = waiters.size();
            }
            return kept;
        } finally {
            lock.unlock();
        }
    }

    /** One that rests, of this lane if there is one: to use another lane's costs a move, to make one costs a round trip. */
    private @Nullable PooledConnection rested(int lane) {
        PooledConnection near = idle.get(lane).take();
        for (int i = 0; near == null && i < idle.size(); i++) {
            near = idle.get(i).take();
        }
        return near;
    }

    private @Nullable PooledConnection queued(PoolWaiter waiter, CallHandle handle) {
        if (!handle.move(null, waiter)) {
            waiter.cut();
        }
        PooledConnection given = waiter.await();
        if (given == null) {
            leave(waiter);
        }
        if (handle.move(waiter, null)) {
            return given;
        }
        if (given != null) {
            giveBack(given);
        }
        return null;
    }

    private void leave(PoolWaiter waiter) {
        lock.lock();
        try {
            waiters.remove(waiter);
            waiting = waiters.size();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(PooledConnection given) {
        if (!given.used() || !rest(given, nanoTime.getAsLong(), given.idleNanos())) {
            discard(given);
        }
    }

    private boolean rest(PooledConnection connection, long now, long stay) {
        if (closed) {
            return false;
        }
        connection.rest(now, stay);
        int lane = connection.lane();
        idle.get(lane).add(connection);
        if (waiting > 0) {
            serveRested(lane);
        }
        if (closed) {
            empty();
        }
        return true;
    }

    private void serveRested(int lane) {
        lock.lock();
        try {
            PooledConnection one = waiters.isEmpty() ? null : rested(lane);
            while (one != null) {
                if (!firstWaiter().give(one)) {
                    idle.get(one.lane()).add(one);
                }
                one = waiters.isEmpty() ? null : rested(lane);
            }
        } finally {
            lock.unlock();
        }
    }

    private PoolWaiter firstWaiter() {
        PoolWaiter first = waiters.removeFirst();
        waiting = waiters.size();
        return first;
    }

    private void serveWaiter() {
        while (open < max && !waiters.isEmpty()) {
            if (firstWaiter().give(fresh())) {
                open++;
            }
        }
    }
}
