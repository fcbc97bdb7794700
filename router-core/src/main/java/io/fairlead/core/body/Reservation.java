package io.fairlead.core.body;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes taken from a {@link ByteBudget}. Resized by one thread; closed by any, any number of times. */
public final class Reservation implements AutoCloseable {
    private static final long CLOSED = -1;

    private final ByteBudget budget;
    private final AtomicLong bytes = new AtomicLong();

    Reservation(ByteBudget budget, long bytes) {
        this.budget = budget;
        this.bytes.setPlain(bytes);
    }

    /** How many bytes are held; 0 once closed. */
    public long bytes() {
        return Math.max(0, bytes.get());
    }

    /** Holds so many bytes from now on. False, and nothing changes, if they are not there or this is closed. */
    public boolean tryResize(long wanted) {
        long held = bytes.get();
        if (held == CLOSED || wanted > held && !budget.tryTake(wanted - held)) {
            return false;
        }
        if (!bytes.compareAndSet(held, wanted)) {
            budget.giveBack(Math.max(0, wanted - held));
            return false;
        }
        budget.giveBack(Math.max(0, held - wanted));
        return true;
    }

    /** Gives the bytes back. */
    @Override
    public void close() {
        long held = bytes.getAndSet(CLOSED);
        if (held != CLOSED) {
            budget.giveBack(held);
        }
    }
}
