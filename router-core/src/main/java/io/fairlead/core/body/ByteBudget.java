package io.fairlead.core.body;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A number of bytes that many share, of memory or of disk. Never gives out more than it has, and never waits. */
public final class ByteBudget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /** A budget of so many bytes. */
    public ByteBudget(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("found a budget of " + limit + " bytes, expected at least 0");
        }
        this.limit = limit;
    }

    /** How many bytes there are. */
    public long limit() {
        return limit;
    }

    /** How many of them are given out. */
    public long used() {
        return used.get();
    }

    /** Takes so many bytes, or null if they are not there. To be closed. */
    public @Nullable Reservation tryReserve(long bytes) {
        return tryTake(bytes) ? new Reservation(this, bytes) : null;
    }

    boolean tryTake(long bytes) {
        while (true) {
            long now = used.get();
            if (bytes < 0 || bytes > limit - now) {
                return false;
            }
            if (used.compareAndSet(now, now + bytes)) {
                return true;
            }
        }
    }

    void giveBack(long bytes) {
        if (bytes != 0) {
            used.addAndGet(-bytes);
        }
    }
}
