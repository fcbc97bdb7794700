package io.fairlead.core.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A socket that an event loop looks after. Used like a blocking one, by one reader and one writer, which may be the same
 * thread; {@link #closeNow()} may be called by any.
 *
 * <p>While nobody waits for it, the loop reads ahead a little: so it is known at once that the other side left, or that it
 * says something out of turn, without a system call of anybody who wants to know. What was read ahead is handed out first.
 */
@SuppressWarnings("ReferenceEquality") // threads, loops and keys are equal to themselves alone
public final class LoopChannel implements Wire {

    /** After so many reads that found something at once, others have their turn. */
    private static final int READS_PER_TURN = 16;

    private static final VarHandle READER = handle("reader", Thread.class);
    private static final VarHandle WRITER = handle("writer", Thread.class);
    private static final VarHandle TOLD = handle("told", boolean.class);
    private static final VarHandle CLOSED = handle("closed", boolean.class);

    private final SocketChannel channel;
    private final ReadAhead ahead;
    private final boolean accepted;
    private volatile EventLoop loop;
    private volatile SelectionKey key;
    private volatile boolean closed;

    /** Who waits for bytes. */
    private volatile @Nullable Thread reader;

    /**
     * Whether who waited for bytes was told of some, and did not come to read them yet. A loop that sees an old value looks
     * once too often, or is told again by its selector.
     */
    @SuppressWarnings("unused") // through its handle
    private boolean told;

    /** Who waits for room, or to be connected. */
    @SuppressWarnings("unused") // through its handle
    private volatile @Nullable Thread writer;

    /** Whether the last read took all that was there, so that another one would find nothing. */
    private boolean drained = true;

    private int readsInTurn;

    private LoopChannel(SocketChannel channel, EventLoop loop, boolean accepted) throws IOException {
        this.channel = channel;
        this.ahead = new ReadAhead(channel);
        this.loop = loop;
        this.accepted = accepted;
        channel.configureBlocking(false);
        int interest = channel.isConnected() ? SelectionKey.OP_READ : 0;
        this.key = channel.register(loop.selector(), interest, this);
        if (accepted) {
            loop.clients().incrementAndGet();
        }
        loop.wake();
    }

    /** Looks after a channel of a client. */
    static LoopChannel accepted(SocketChannel channel, EventLoop loop) throws IOException {
        return new LoopChannel(channel, loop, true);
    }

    /** Looks after a channel that is still to be connected. */
    static LoopChannel unconnected(SocketChannel channel, EventLoop loop) throws IOException {
        return new LoopChannel(channel, loop, false);
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(LoopChannel.class, field, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    EventLoop loop() {
        return loop;
    }

    /**
     * Connects.
     *
     * @return false if there was no answer in time
     */
    boolean connect(SocketAddress address, long withinNanos) throws IOException {
        if (!channel.connect(address)) {
            if (!awaitWrite(SelectionKey.OP_CONNECT, withinNanos)) {
                return false;
            }
            channel.finishConnect();
        }
        key.interestOps(SelectionKey.OP_READ);
        loop.wake();
        return true;
    }

    @Override
    public byte @Nullable [] read(long withinNanos) throws IOException {
        for (; ; ) {
            if (ahead.known()) {
                byte[] known = ahead.handOut();
                if (known == null || known.length > 0) {
                    return known;
                }
            }
            if (drained && !awaitRead(withinNanos)) {
                throw new SilenceException("the other side sends nothing");
            }
            letOthers();
            ByteBuffer buffer = loop.borrow();
            try {
                int count = pull(buffer, buffer.capacity());
                if (count < 0) {
                    return null;
                }
                if (count > 0) {
                    byte[] bytes = new byte[count];
                    buffer.flip().get(bytes);
                    return bytes;
                }
            } finally {
                loop.giveBack(buffer);
            }
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        for (; ; ) {
            if (ahead.known()) {
                int known = ahead.handOut(target, offset, length);
                if (known != 0) {
                    return known;
                }
            }
            if (drained) {
                awaitRead(0);
            }
            letOthers();
            ByteBuffer buffer = loop.borrow();
            try {
                int count = pull(buffer, length);
                if (count > 0) {
                    buffer.flip().get(target, offset, count);
                }
                if (count != 0) {
                    return count;
                }
            } finally {
                loop.giveBack(buffer);
            }
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length, long withinNanos) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            ByteBuffer buffer = loop.borrow();
            int count = Math.min(end - at, buffer.capacity());
            int written;
            try {
                written = channel.write(buffer.put(bytes, at, count).flip());
            } finally {
                loop.giveBack(buffer);
            }
            at += written;
            if (written < count && !awaitWrite(SelectionKey.OP_WRITE, withinNanos)) {
                throw new SilenceException("the other side takes nothing");
            }
        }
    }

    @Override
    public int available() {
        if (!ahead.known()) {
            boolean _ = lookAhead();
        }
        return ahead.available();
    }

    @Override
    public boolean unquiet() {
        return ahead.known() || closed;
    }

    @Override
    public void onEnd(@Nullable Runnable told) {
        ahead.onEnd(told);
    }

    /** Lets the loop of the calling thread look after it from now on. Nobody may be waiting for it. */
    void move(EventLoop to) throws IOException {
        if (to == loop) {
            return;
        }
        SelectionKey left = key;
        try {
            key = channel.register(to.selector(), SelectionKey.OP_READ, this);
        } catch (CancelledKeyException tooSoon) {
            throw new IOException("the loop has not yet let go of it since it left", tooSoon);
        }
        left.cancel();
        // It lets go when it looks at its sockets.
        loop.wake();
        if (accepted) {
            loop.clients().decrementAndGet();
            to.clients().incrementAndGet();
        }
        loop = to;
        to.wake();
    }

    @Override
    public void closeNow() {
        if (!CLOSED.compareAndSet(this, false, true)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException alreadyBroken) {
            // There is nothing left to do with a socket that cannot be closed.
        }
        if (accepted) {
            loop.clients().decrementAndGet();
        }
        LockSupport.unpark((Thread) READER.getAndSet(this, null));
        LockSupport.unpark((Thread) WRITER.getAndSet(this, null));
        // The descriptor is given up when the loop lets go of it.
        loop.wake();
    }

    /** Called by the loop: there is something to read, or room to write. */
    void ready(SelectionKey about) {
        int ready = about.readyOps();
        if ((ready & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0) {
            about.interestOpsAnd(~(SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT));
            LockSupport.unpark((Thread) WRITER.getAndSet(this, null));
        }
        if ((ready & SelectionKey.OP_READ) != 0) {
            readable(about);
        }
    }

    private void readable(SelectionKey about) {
        Thread waiting = (Thread) READER.getAndSet(this, null);
        if (waiting != null) {
            TOLD.setRelease(this, true);
            LockSupport.unpark(waiting);
            return;
        }
        if (about != key || ((boolean) TOLD.getAcquire(this) && loop.carrying())) {
            // It moved to another loop, or its reader will have its turn on this one.
            return;
        }
        if (!lookAhead()) {
            about.interestOpsAnd(~SelectionKey.OP_READ);
        }
        if (reader != null) {
            // It came meanwhile, and may not have seen what was read ahead.
            if (ahead.known()) {
                LockSupport.unpark((Thread) READER.getAndSet(this, null));
            } else {
                about.interestOpsOr(SelectionKey.OP_READ);
            }
        }
    }

    /** Waits for something to read; false if it was not in time. */
    private boolean awaitRead(long withinNanos) throws IOException {
        reader = Thread.currentThread();
        if (ahead.known()) {
            reader = null;
            TOLD.setRelease(this, false);
            return true;
        }
        if ((interest() & SelectionKey.OP_READ) == 0) {
            want(SelectionKey.OP_READ);
        }
        readsInTurn = 0;
        boolean there = parked(READER, withinNanos);
        TOLD.setRelease(this, false);
        return there;
    }

    /** Waits for room to write, or to be connected; false if it was not in time. */
    private boolean awaitWrite(int operation, long withinNanos) throws IOException {
        writer = Thread.currentThread();
        want(operation);
        return parked(WRITER, withinNanos);
    }

    private int interest() throws IOException {
        try {
            return key.interestOps();
        } catch (CancelledKeyException closedMeanwhile) {
            throw new ClosedChannelException();
        }
    }

    private void want(int operation) throws IOException {
        try {
            key.interestOpsOr(operation);
        } catch (CancelledKeyException closedMeanwhile) {
            throw new ClosedChannelException();
        }
        loop.wake();
    }

    private boolean parked(VarHandle waiter, long withinNanos) throws IOException {
        Thread me = Thread.currentThread();
        long end = withinNanos > 0 ? loop.nanoTime() + withinNanos : 0;
        while (waiter.getVolatile(this) == me) {
            requireOpen(waiter, me);
            if (withinNanos == 0) {
                LockSupport.park(this);
                continue;
            }
            long left = end - loop.nanoTime();
            if (left <= 0) {
                return !waiter.compareAndSet(this, me, null);
            }
            LockSupport.parkNanos(this, left);
        }
        requireOpen(waiter, me);
        return true;
    }

    private void requireOpen(VarHandle waiter, Thread me) throws IOException {
        if (!closed && !me.isInterrupted()) {
            return;
        }
        waiter.compareAndSet(this, me, null);
        if (closed) {
            throw new ClosedChannelException();
        }
        throw new InterruptedIOException("interrupted while it waited for the other side");
    }

    /** Who finds all that it wants never waits, and a virtual thread that never waits is never interrupted by another. */
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler of a loop's virtual threads is the loop
    private void letOthers() {
        if (++readsInTurn > READS_PER_TURN) {
            readsInTurn = 0;
            Thread.yield();
        }
    }

    private int pull(ByteBuffer buffer, int most) throws IOException {
        buffer.limit(Math.min(most, buffer.capacity()));
        int count = ahead.pull(buffer);
        drained = count < buffer.limit();
        return count;
    }

    /** Takes in what nobody waits for; false if no more of it is wanted. */
    private boolean lookAhead() {
        ByteBuffer buffer = loop.borrow();
        try {
            return ahead.look(buffer);
        } finally {
            loop.giveBack(buffer);
        }
    }
}
