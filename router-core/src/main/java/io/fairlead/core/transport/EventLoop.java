package io.fairlead.core.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for sockets and, between two waits, carries the virtual threads that these sockets woke: whoever
 * reads from a socket is on the thread that was told that there is something to read, so no other thread is woken for it.
 * A task that does not come back (it computes for long, or is blocked in something that holds on to its carrier) keeps
 * the thread, and the loop goes on with another one.
 *
 * <p>The selector has locks, and a virtual thread that was let in next must run to let go of one again. Where the thread
 * that waits for sockets needs the lock, too, another one carries the tasks until it has it.
 */
@SuppressWarnings("ReferenceEquality") // a thread is equal to itself alone
final class EventLoop implements Executor {
    private static final Logger LOGGER = System.getLogger(EventLoop.class.getName());
    private static final int TASKS_PER_LOOK = 16;
    private static final long LONGEST_TURN_NANOS = 1_000_000;
    private static final int SCRATCH_BYTES = 64 * 1024;

    private final int index;
    private final boolean carrying;
    private final LongSupplier nanoTime;
    private final Selector selector;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicInteger spares = new AtomicInteger();

    /** The thread that runs tasks now; null while it waits. Whoever changes it owns the loop. */
    private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();

    private final AtomicReference<@Nullable ByteBuffer> scratch = new AtomicReference<>();

    private final Consumer<SelectionKey> told = this::ready;

    /** The thread that waits for sockets while none runs tasks. */
    private volatile @Nullable Thread selecting;

    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean closed;
    private final AtomicInteger steps = new AtomicInteger();

    // Only for the watch over the loops.
    private @Nullable Thread seenRunning;
    private int seenSteps;
    private boolean seenLocked;

    EventLoop(int index, boolean carrying, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.index = index;
        this.carrying = carrying;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector for sockets", e);
        }
    }

    /** Its place among the loops. */
    int index() {
        return index;
    }

    /** Whether virtual threads run on it, one after the other. */
    boolean carrying() {
        return carrying;
    }

    /** How many accepted channels it looks after: they bring the work, and those to upstreams follow them. */
    AtomicInteger clients() {
        return clients;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    Selector selector() {
        return selector;
    }

    /** Begins to serve on a thread of its own. */
    void start() {
        hand(null);
    }

    /** A virtual thread that is carried by this loop, if it carries any. */
    Thread thread(Runnable task) {
        Runnable entering = () -> EventLoops.on(this, task);
        return carrying
                ? CarrierThreads.unstarted(this, entering)
                : Thread.ofVirtual().unstarted(entering);
    }

    /** Runs a task, mostly the next piece of a virtual thread. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        wake();
    }

    /** Makes it look at what changed, if it waits: one of those who want that does it, or they wait for each other. */
    void wake() {
        if (waiting.get() && waiting.compareAndSet(true, false)) {
            selector.wakeup();
        }
    }

    /** A buffer to pass bytes through, cleared. Must be given back before anything waits. */
    ByteBuffer borrow() {
        ByteBuffer kept = scratch.getAndSet(null);
        return kept == null ? ByteBuffer.allocateDirect(SCRATCH_BYTES) : kept.clear();
    }

    void giveBack(ByteBuffer buffer) {
        scratch.setRelease(buffer);
    }

    void close() {
        closed = true;
        selector.wakeup();
    }

    /**
     * Whether it has been in one task since the last call, or waits for a lock while there are tasks. Called by one thread,
     * from time to time; if so, another thread takes over, and the one that is stuck ends when its task does, or another
     * one carries the tasks there are.
     */
    boolean relieve(int mostSpares) {
        Thread now = running.get();
        int step = steps.getAcquire();
        boolean still = step == seenSteps;
        boolean stuck = still && now != null && now == seenRunning;
        boolean locked = still && now == null && isLocked();
        boolean helpless = locked && seenLocked;
        seenRunning = now;
        seenSteps = step;
        seenLocked = locked;
        if (spares.get() >= mostSpares) {
            return false;
        }
        return helpless ? help() : stuck && hand(now);
    }

    /** Whether there are tasks while the thread that waits for sockets waits for a lock. */
    private boolean isLocked() {
        Thread waits = selecting;
        return waits != null && !tasks.isEmpty() && waits.getState() != Thread.State.RUNNABLE;
    }

    /** One of the tasks may be the one to let go of the lock. */
    private boolean help() {
        spares.incrementAndGet();
        thread("-aside", this::carryAside).start();
        return true;
    }

    private void carryAside() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            carry(task);
        }
        spares.decrementAndGet();
    }

    private Thread thread(String suffix, Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("fairlead-loop-" + index + suffix)
                .unstarted(work);
    }

    private boolean hand(@Nullable Thread from) {
        Thread next = thread("", this::serve);
        if (!running.compareAndSet(from, next)) {
            return false;
        }
        if (from != null) {
            spares.incrementAndGet();
        }
        next.start();
        return true;
    }

    private void serve() {
        Thread me = Thread.currentThread();
        do {
            work(me);
            if (!running.compareAndSet(me, null)) {
                // Another thread took over meanwhile.
                spares.decrementAndGet();
                return;
            }
            if (selecting != me) {
                selecting = me;
            }
            await();
            running.set(me);
        } while (!closed);
        end();
    }

    /** A step that is lost, since one thread takes over from another, only delays the relief of a stuck one. */
    private void work(Thread me) {
        long end = nanoTime() + LONGEST_TURN_NANOS;
        for (int i = 1; running.get() == me; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            carry(task);
            if (i % TASKS_PER_LOOK == 0 && nanoTime() - end > 0) {
                // Sockets have their turn.
                return;
            }
        }
    }

    private void carry(Runnable task) {
        steps.setRelease(steps.getPlain() + 1);
        try {
            task.run();
        } catch (Throwable bug) {
            LOGGER.log(Level.ERROR, "a task of an event loop failed", bug);
        }
    }

    private void await() {
        waiting.set(true);
        try {
            if (tasks.isEmpty() && !closed) {
                selector.select(told);
            } else {
                selector.selectNow(told);
            }
        } catch (ClosedSelectorException ended) {
            // A thread that was relieved comes back to a loop that is closed.
        } catch (IOException | RuntimeException broken) {
            LOGGER.log(Level.ERROR, "an event loop could not wait for its sockets", broken);
        } finally {
            waiting.set(false);
        }
    }

    private void ready(SelectionKey key) {
        if (waiting.get()) {
            // It will look for tasks when all are told: whom this wakes need not wake the selector.
            waiting.set(false);
        }
        try {
            if (key.attachment() instanceof LoopChannel channel) {
                channel.ready(key);
            }
        } catch (CancelledKeyException | NotYetConnectedException closing) {
            // Whoever closes it tells the one who waits.
        }
    }

    private void end() {
        try {
            selector.close();
        } catch (IOException alreadyBroken) {
            // It ends either way.
        }
    }
}
