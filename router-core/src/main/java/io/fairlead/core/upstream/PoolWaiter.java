package io.fairlead.core.upstream;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for a connection. What it gets and that it leaves are decided by one compare-and-set. */
final class PoolWaiter implements Cuttable {
    private static final Object LEFT = new Object();

    private final Thread thread = Thread.currentThread();
    private final AtomicReference<@Nullable Object> result = new AtomicReference<>();

    /** Hands a connection over; false if the thread left. */
    boolean give(PooledConnection connection) {
        boolean taken = result.compareAndSet(null, connection);
        LockSupport.unpark(thread);
        return taken;
    }

    @Override
    public void cut() {
        result.compareAndSet(null, LEFT);
        LockSupport.unpark(thread);
    }

    /** Waits for a connection; null if the thread left or was interrupted, in which case it stays so. */
    @Nullable PooledConnection await() {
        while (result.get() == null) {
            LockSupport.park(this);
            if (thread.isInterrupted()) {
                result.compareAndSet(null, LEFT);
            }
        }
        return result.get() instanceof PooledConnection given ? given : null;
    }
}
