package io.fairlead.core.upstream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread that keeps all deadlines: it looks at everything watched a few times a second. That makes moving a
 * deadline a plain store, costs a running call nothing, and needs no timed read, at the price of noticing late by up to a
 * tick. A watch begins with one compare-and-set and ends with one store. Most end before the next look: whoever begins another
 * in their place lets go of them.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Watchdog.class.getName());
    private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();

    /** Threads that begin watches at once seldom meet: each has one of these places, on a cache line of its own. */
    private static final int PLACES = 64;

    private static final int LINE = 16;

    private final LongSupplier nanoTime;
    private final AtomicReferenceArray<@Nullable Watch> begun = new AtomicReferenceArray<>(PLACES * LINE);
    private final ReentrantLock looking = new ReentrantLock();
    private final List<Watch> watches = new ArrayList<>();
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

    /** Begins to watch. */
    public Watch watch(Watched one) {
        Watch added = new Watch(one);
        int place = ((int) Thread.currentThread().threadId() & PLACES - 1) * LINE;
        Watch before;
        do {
            before = begun.get(place);
            added.next = running(before);
        } while (!begun.compareAndSet(place, before, added));
        return added;
    }

    /** The latest that has not ended; those that the look takes meanwhile do not matter, since then the place changed. */
    private static @Nullable Watch running(@Nullable Watch latest) {
        Watch one = latest;
        while (one != null && one.ended()) {
            one = one.next;
        }
        return one;
    }

    /** How much is watched. */
    public int size() {
        looking.lock();
        try {
            gather();
            return watches.size();
        } finally {
            looking.unlock();
        }
    }

    /** Looks once at everything. */
    public void look() {
        looking.lock();
        try {
            gather();
            long now = nanoTime.getAsLong();
            for (Watch watch : watches) {
                Watched one = watch.watched();
                if (one != null) {
                    look(watch, one, now);
                }
            }
        } finally {
            looking.unlock();
        }
    }

    /** Ends everything that is watched, whatever its deadline. */
    void stop() {
        looking.lock();
        try {
            gather();
            for (Watch watch : watches) {
                Watched one = watch.watched();
                if (one != null) {
                    one.stop();
                }
            }
        } finally {
            looking.unlock();
        }
    }

    @Override
    public void close() {
        Thread running = thread;
        closed = true;
        LockSupport.unpark(running);
    }

    /** Takes in what began since the last time, and lets go of what ended. */
    private void gather() {
        watches.removeIf(Watch::ended);
        for (int place = 0; place < begun.length(); place += LINE) {
            Watch watch = begun.getAndSet(place, null);
            while (watch != null) {
                if (!watch.ended()) {
                    watches.add(watch);
                }
                Watch before = watch.next;
                // A long watch must not hold on to all that began before it.
                watch.next = null;
                watch = before;
            }
        }
    }

    private static void look(Watch watch, Watched one, long now) {
        long deadline = one.deadlineNanos();
        if (deadline == Watched.NONE || now - deadline < 0) {
            return;
        }
        try {
            one.expire();
        } catch (RuntimeException bug) {
            // Without this, one faulty deadline would end all others.
            watch.end();
            LOGGER.log(Level.ERROR, "deadline handler failed, no longer watched", bug);
        }
    }

    private void lookUntilClosed() {
        while (!closed) {
            LockSupport.parkNanos(TICK_NANOS);
            look();
        }
    }

    /** Something that is being watched. */
    public static final class Watch {
        private static final VarHandle WATCHED = handle();

        @SuppressWarnings("unused") // through its handle, since nobody has to wait until an end is seen
        private @Nullable Watched watched;

        private @Nullable Watch next;

        private Watch(Watched watched) {
            this.watched = watched;
        }

        private static VarHandle handle() {
            try {
                return MethodHandles.lookup().findVarHandle(Watch.class, "watched", Watched.class);
            } catch (ReflectiveOperationException impossible) {
                throw new ExceptionInInitializerError(impossible);
            }
        }

        /** Ends it; nothing happens if it ended before. */
        public void end() {
            WATCHED.setRelease(this, null);
        }

        private @Nullable Watched watched() {
            return (Watched) WATCHED.getAcquire(this);
        }

        private boolean ended() {
            return watched() == null;
        }
    }
}
