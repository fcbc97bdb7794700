package io.fairlead.core.transport;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a loop took in of a channel that nobody waited for: a little, in order with what its reader takes itself, and the
 * end. One of the two reads at a time: the loop does not wait for the reader, and the reader waits for the loop for no longer
 * than a read that finds something takes.
 */
final class ReadAhead {
    private static final int MOST = 16 * 1024;
    private static final byte[] NONE = {};
    private static final VarHandle READING = handle("reading", boolean.class);
    private static final VarHandle ON_END = handle("onEnd", Runnable.class);

    private final SocketChannel channel;

    @SuppressWarnings("unused") // through its handle
    private boolean reading;

    /** Whether something is known beyond what was handed out: bytes, or the end. */
    private volatile boolean known;

    private byte[] bytes = NONE;
    private @Nullable IOException broken;
    private volatile boolean ended;

    @SuppressWarnings("unused") // through its handle
    private @Nullable Runnable onEnd;

    ReadAhead(SocketChannel channel) {
        this.channel = channel;
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(ReadAhead.class, field, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Whether bytes or the end are waiting here, so that the channel must not be asked. */
    boolean known() {
        return known;
    }

    /** How many bytes wait here. */
    int available() {
        lock();
        try {
            return bytes.length;
        } finally {
            unlock();
        }
    }

    /** For the channel's reader: reads from the channel itself; 0 if there is nothing, or something waits here. */
    int pull(ByteBuffer buffer) throws IOException {
        lock();
        try {
            return known ? 0 : channel.read(buffer);
        } finally {
            unlock();
        }
    }

    /** For the loop: takes in what is there; false if no more is wanted. Tells of the end. */
    boolean look(ByteBuffer buffer) {
        if (!tryLock()) {
            // Its reader is just reading.
            return true;
        }
        boolean more;
        try {
            more = take(buffer);
        } finally {
            unlock();
        }
        if (ended) {
            tell();
        }
        return more;
    }

    /** Says whom to tell of the end. */
    void onEnd(@Nullable Runnable told) {
        if (told == null) {
            ON_END.setRelease(this, null);
            return;
        }
        ON_END.setVolatile(this, told);
        if (ended) {
            tell();
        }
    }

    /** Tells of the end, once: of the one who reached it and the one who asks to be told, whoever is later. */
    private void tell() {
        Runnable told = (Runnable) ON_END.getAndSet(this, null);
        if (told != null) {
            told.run();
        }
    }

    /** All bytes that wait here, none if there are none, or null if the end was reached. */
    byte @Nullable [] handOut() throws IOException {
        lock();
        try {
            if (bytes.length == 0) {
                return end() ? null : NONE;
            }
            byte[] all = bytes;
            keep(NONE);
            return all;
        } finally {
            unlock();
        }
    }

    /** Some of the bytes that wait here: how many, 0 if there are none, -1 if the end was reached. */
    int handOut(byte[] target, int offset, int length) throws IOException {
        lock();
        try {
            if (bytes.length == 0) {
                return end() ? -1 : 0;
            }
            int count = Math.min(length, bytes.length);
            System.arraycopy(bytes, 0, target, offset, count);
            keep(count == bytes.length ? NONE : Arrays.copyOfRange(bytes, count, bytes.length));
            return count;
        } finally {
            unlock();
        }
    }

    private boolean take(ByteBuffer buffer) {
        if (ended || bytes.length >= MOST) {
            return false;
        }
        buffer.limit(MOST - bytes.length);
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException failed) {
            broken = failed;
            count = -1;
        }
        if (count < 0) {
            ended = true;
            known = true;
            return false;
        }
        int before = bytes.length;
        byte[] all = Arrays.copyOf(bytes, before + count);
        buffer.flip().get(all, before, count);
        keep(all);
        return all.length < MOST;
    }

    private void keep(byte[] rest) {
        bytes = rest;
        known = ended || rest.length > 0;
    }

    private boolean tryLock() {
        return READING.compareAndSet(this, false, true);
    }

    @SuppressWarnings("ThreadPriorityCheck") // who has the lock is on another thread, and gives it up at once
    private void lock() {
        while (!tryLock()) {
            Thread.yield();
        }
    }

    private void unlock() {
        READING.setRelease(this, false);
    }

    private boolean end() throws IOException {
        if (broken != null) {
            throw new IOException(broken.getMessage(), broken);
        }
        return ended;
    }
}
