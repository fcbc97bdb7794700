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
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A socket that an event loop looks after. Used like a blocking one, by one reader and one writer, which may be the same
 * thread; {@link #closeNow()} may be called by any.
 *
 * <p>While nobody waits for it, the loop reads ahead a little: so it is known at once that the other side left, or that it
 * says something out of turn, without a system call of anybody who wants to know. What was read ahead is handed out first.
 */
public final class LoopChannel implements Wire {
    private static final int MOST_AHEAD = 16 * 1024;
    private static final byte[] NONE = {};
    private static final VarHandle WAITER = waiterHandle();

    private final SocketChannel channel;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile EventLoop loop;
    private volatile SelectionKey key;
    private volatile boolean closed;

    /** Who waits, and for what. */
    private volatile @Nullable Thread waiter;

    private volatile int wanted = SelectionKey.OP_READ;

    /** Whether the last read took all that was there, so that another one would find nothing. */
    private boolean drained = true;

    /** Whether something is known beyond what was handed out: bytes, or the end. */
    private volatile boolean foreseen;

    private byte[] ahead = NONE;
    private @Nullable IOException broken;
    private boolean ended;
    private @Nullable Runnable onEnd;

    LoopChannel(SocketChannel channel, EventLoop loop) throws IOException {
        this.channel = channel;
        this.loop = loop;
        channel.configureBlocking(false);
        this.key = channel.register(loop.selector(), SelectionKey.OP_READ, this);
        loop.channels().incrementAndGet();
        loop.wake();
    }

    private static VarHandle waiterHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(LoopChannel.class, "waiter", Thread.class);
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
        if (channel.connect(address)) {
            return true;
        }
        if (!await(SelectionKey.OP_CONNECT, withinNanos)) {
            return false;
        }
        channel.finishConnect();
        return true;
    }

    @Override
    public byte @Nullable [] read() throws IOException {
        for (; ; ) {
            byte[] known = foreseen ? takeAhead() : NONE;
            if (known == null || known.length > 0) {
                return known;
            }
            if (drained) {
                await(SelectionKey.OP_READ, 0);
            }
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
            int known = foreseen ? takeAhead(target, offset, length) : 0;
            if (known != 0) {
                return known;
            }
            if (drained) {
                await(SelectionKey.OP_READ, 0);
            }
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
            if (written < count && !await(SelectionKey.OP_WRITE, withinNanos)) {
                throw new WriteTimeoutException();
            }
        }
    }

    @Override
    public int available() {
        if (!foreseen) {
            lookAhead();
        }
        reading.lock();
        try {
            return ahead.length;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public boolean unquiet() {
        return foreseen || closed;
    }

    @Override
    public void onEnd(@Nullable Runnable told) {
        boolean now;
        reading.lock();
        try {
            onEnd = told;
            now = ended && told != null;
            if (now) {
                onEnd = null;
            }
        } finally {
            reading.unlock();
        }
        if (now && told != null) {
            told.run();
        }
    }

    /** Lets the loop of the calling thread look after it from now on. Nobody may be waiting for it. */
    void move(EventLoop to) throws IOException {
        if (to == loop) {
            return;
        }
        SelectionKey left = key;
        key = channel.register(to.selector(), SelectionKey.OP_READ, this);
        left.cancel();
        loop.channels().decrementAndGet();
        to.channels().incrementAndGet();
        loop = to;
        to.wake();
    }

    @Override
    public void closeNow() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close();
        } catch (IOException alreadyBroken) {
            // There is nothing left to do with a socket that cannot be closed.
        }
        loop.channels().decrementAndGet();
        LockSupport.unpark((Thread) WAITER.getAndSet(this, null));
        // The descriptor is given up when the loop lets go of it.
        loop.wake();
    }

    /** Called by the loop: there is something to read, or room to write. */
    void ready(SelectionKey about) {
        Thread waiting = (Thread) WAITER.getAndSet(this, null);
        if (waiting != null) {
            LockSupport.unpark(waiting);
        } else if (about == key) {
            about.interestOps(lookAhead() ? SelectionKey.OP_READ : 0);
            if (waiter != null) {
                // It came meanwhile, and may not have seen what was read ahead.
                about.interestOps(wanted);
                if (foreseen) {
                    LockSupport.unpark((Thread) WAITER.getAndSet(this, null));
                }
            }
        }
    }

    /** Waits for an operation to be possible; false if it was not in time. */
    private boolean await(int operation, long withinNanos) throws IOException {
        Thread me = Thread.currentThread();
        wanted = operation;
        waiter = me;
        if (foreseen && operation == SelectionKey.OP_READ) {
            waiter = null;
            return true;
        }
        SelectionKey now = key;
        try {
            if (now.interestOps() != operation) {
                now.interestOps(operation);
                loop.wake();
            }
        } catch (CancelledKeyException closedMeanwhile) {
            waiter = null;
            throw new ClosedChannelException();
        }
        return withinNanos > 0 ? parked(me, System.nanoTime() + withinNanos) : parked(me);
    }

    private boolean parked(Thread me) throws IOException {
        while (waiter == me) {
            requireOpen(me);
            LockSupport.park(this);
        }
        requireOpen(me);
        return true;
    }

    private boolean parked(Thread me, long end) throws IOException {
        while (waiter == me) {
            requireOpen(me);
            long left = end - System.nanoTime();
            if (left <= 0) {
                return !WAITER.compareAndSet(this, me, null);
            }
            LockSupport.parkNanos(this, left);
        }
        requireOpen(me);
        return true;
    }

    private void requireOpen(Thread me) throws IOException {
        if (closed) {
            waiter = null;
            throw new ClosedChannelException();
        }
        if (me.isInterrupted()) {
            waiter = null;
            throw new InterruptedIOException("interrupted while it waited for the other side");
        }
    }

    private int pull(ByteBuffer buffer, int most) throws IOException {
        buffer.limit(Math.min(most, buffer.capacity()));
        reading.lock();
        try {
            if (foreseen) {
                return 0;
            }
            int count = channel.read(buffer);
            drained = count < buffer.limit();
            return count;
        } finally {
            reading.unlock();
        }
    }

    /** Takes in what nobody waits for; false if no more of it is wanted. */
    private boolean lookAhead() {
        if (!reading.tryLock()) {
            // Its reader is just reading.
            return true;
        }
        Runnable told = null;
        boolean more;
        ByteBuffer buffer = loop.borrow();
        try {
            more = pullAhead(buffer);
            if (ended) {
                told = onEnd;
                onEnd = null;
            }
        } finally {
            loop.giveBack(buffer);
            reading.unlock();
        }
        if (told != null) {
            told.run();
        }
        return more;
    }

    private boolean pullAhead(ByteBuffer buffer) {
        if (ended || ahead.length >= MOST_AHEAD) {
            return false;
        }
        buffer.limit(MOST_AHEAD - ahead.length);
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException failed) {
            broken = failed;
            count = -1;
        }
        if (count < 0) {
            ended = true;
        } else {
            int before = ahead.length;
            ahead = Arrays.copyOf(ahead, before + count);
            buffer.flip().get(ahead, before, count);
        }
        foreseen = ended || ahead.length > 0;
        return !ended && ahead.length < MOST_AHEAD;
    }

    /** All bytes that were read ahead, none if there are none, or null if the end was reached. */
    private byte @Nullable [] takeAhead() throws IOException {
        reading.lock();
        try {
            if (ahead.length > 0) {
                byte[] taken = ahead;
                left(NONE);
                return taken;
            }
            return end() ? null : NONE;
        } finally {
            reading.unlock();
        }
    }

    private int takeAhead(byte[] target, int offset, int length) throws IOException {
        reading.lock();
        try {
            int count = Math.min(length, ahead.length);
            if (count > 0) {
                System.arraycopy(ahead, 0, target, offset, count);
                left(count == ahead.length ? NONE : Arrays.copyOfRange(ahead, count, ahead.length));
                return count;
            }
            return end() ? -1 : 0;
        } finally {
            reading.unlock();
        }
    }

    private void left(byte[] rest) {
        ahead = rest;
        foreseen = ended || rest.length > 0;
        // More may have come than was read ahead.
        drained = false;
    }

    private boolean end() throws IOException {
        if (broken != null) {
            throw new IOException(broken.getMessage(), broken);
        }
        return ended;
    }
}
