package io.fairlead.core.upstream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread that keeps all deadlines: it looks at everything watched a few times a second. That makes moving a
 * deadline a plain store, costs a running call nothing, and needs no timed read, at the price of noticing late by up to a
 * tick.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Watchdog.class.getName());
    private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();

    private final LongSupplier nanoTime;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** A watchdog that only looks when told to, on the given clock. */
    public Watchdog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Lets a thread look by itself until {@link #close()}. */
    public Watchdog start() {
        Thread started = Thread.ofPlatform().daemon().name("fairlead-watchdog").unstarted(this::lookUntilClosed);
        thread = started;
        started.start();
        return this;
    }

    /** Begins to watch; the object is told apart by identity or its own equals. */
    public void watch(Watched one) {
        watched.add(one);
    }

    /** Ends a watch, if there is one. */
    public void unwatch(Watched one) {
        watched.remove(one);
    }

    /** How much is watched. */
    public int size() {
        return watched.size();
    }

    /** Looks once at everything. */
    public void look() {
        long now = nanoTime.getAsLong();
        for (Watched one : watched) {
            long deadline = one.deadlineNanos();
            if (deadline != Watched.NONE && now - deadline >= 0) {
                expire(one);
            }
        }
    }

    @Override
    public void close() {
        Thread running = thread;
        closed = true;
        LockSupport.unpark(running);
    }

    private void expire(Watched one) {
        try {
            one.expire();
        } catch (RuntimeException bug) {
            // Without this, one faulty deadline would end all others.
            watched.remove(one);
            LOGGER.log(Level.ERROR, "deadline handler failed, no longer watched", bug);
        }
    }

    private void lookUntilClosed() {
        while (!closed) {
            LockSupport.parkNanos(TICK_NANOS);
            look();
        }
    }
}
