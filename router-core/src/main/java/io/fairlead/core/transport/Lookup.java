package io.fairlead.core.transport;

import java.net.InetAddress;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One question for the addresses of a host, shared by all connections that want them at the same time. */
final class Lookup {
    private static final InetAddress[] NONE = {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private InetAddress @Nullable [] found;

    /** Ends the lookup; no addresses mean that the name has none. */
    void end(InetAddress @Nullable [] addresses) {
        lock.lock();
        try {
            found = addresses == null ? NONE : addresses;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who waits look at its own reason to give up. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The addresses, empty if the name has none, or null if there was no answer in time or the caller gave up. */
    InetAddress @Nullable [] await(long withinNanos, BooleanSupplier givenUp) throws InterruptedException {
        long left = withinNanos;
        lock.lock();
        try {
            while (found == null && left > 0 && !givenUp.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }
}
