package io.fairlead.core.compile;

import io.fairlead.core.snapshot.Discovered;
import io.fairlead.core.snapshot.Snapshot;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The snapshot that is served now. One that was replaced is closed when its last exchange has ended. */
public final class Snapshots implements AutoCloseable {
    private final AtomicReference<Counted> current;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Consumer<Snapshot> listener = _ -> {};

    /** Begins with a snapshot. */
    public Snapshots(Snapshot first) {
        current = new AtomicReference<>(new Counted(first));
    }

    /** Takes hold of the snapshot of now; to be closed when the exchange ends. */
    public Held hold() {
        for (; ; ) {
            Counted counted = current.get();
            if (counted.enter()) {
                return new Held(counted);
            }
        }
    }

    /** The snapshot of now, for a look that does not outlast a reload. */
    public Snapshot now() {
        return current.get().snapshot;
    }

    /** Serves another snapshot from now on. */
    public void swap(Snapshot next) {
        changing.lock();
        try {
            next.discovered(now().discovered());
            current.getAndSet(new Counted(next)).leave();
        } finally {
            changing.unlock();
        }
        listener.accept(next);
    }

    /** Discovery found something: {@code step} makes of what was known what is known now. */
    public void discovered(UnaryOperator<Discovered> step) {
        changing.lock();
        try {
            Discovered known = now().discovered();
            Discovered next = step.apply(known);
            if (next.equals(known)) {
                return;
            }
            now().discovered(next);
        } finally {
            changing.unlock();
        }
        listener.accept(now());
    }

    /** Tells one listener what is served, now and whenever that changes. */
    public void listen(Consumer<Snapshot> told) {
        listener = told;
        told.accept(now());
    }

    @Override
    public void close() {
        current.get().leave();
    }

    /** A snapshot in use. */
    public static final class Held implements AutoCloseable {
        private final Counted counted;

        private Held(Counted counted) {
            this.counted = counted;
        }

        /** The snapshot. */
        public Snapshot snapshot() {
            return counted.snapshot;
        }

        @Override
        public void close() {
            counted.leave();
        }
    }

    /** Counts who uses a snapshot; being current counts as one. At 0 it is closed for good. */
    private static final class Counted {
        private final Snapshot snapshot;
        private final AtomicInteger users = new AtomicInteger(1);

        Counted(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        boolean enter() {
            for (; ; ) {
                int now = users.get();
                if (now == 0) {
                    return false;
                }
                if (users.compareAndSet(now, now + 1)) {
                    return true;
                }
            }
        }

        void leave() {
            if (users.decrementAndGet() == 0) {
                snapshot.close();
            }
        }
    }
}
