package io.fairlead.core.upstream;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The connections of one lane that rest, the latest first. Mostly used by the lane's own thread; safe for all. */
final class IdleLane {
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<PooledConnection> resting = new ArrayDeque<>();

    void add(PooledConnection connection) {
        lock.lock();
        try {
            resting.addFirst(connection);
        } finally {
            lock.unlock();
        }
    }

    /** The latest, or null if none rests. */
    @Nullable PooledConnection take() {
        lock.lock();
        try {
            return resting.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return resting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Moves those that have rested for too long, or are too old, to others. Never waits: a lane in use is left as it is. */
    void takeExpired(long now, long maxAgeNanos, List<PooledConnection> expired) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            for (Iterator<PooledConnection> all = resting.iterator(); all.hasNext(); ) {
                PooledConnection one = all.next();
                if (one.expired(now, maxAgeNanos)) {
                    all.remove();
                    expired.add(one);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
