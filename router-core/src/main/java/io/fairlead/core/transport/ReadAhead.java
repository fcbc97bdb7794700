package io.fairlead.core.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a loop took in of a channel that nobody waited for: a little, in order with what its reader takes itself, and the
 * end.
 */
final class ReadAhead {
    private static final int MOST = 16 * 1024;
    private static final byte[] NONE = {};

    private final SocketChannel channel;
    private final ReentrantLock reading = new ReentrantLock();

    /** Whether something is known beyond what was handed out: bytes, or the end. */
    private volatile boolean known;

    private byte[] bytes = NONE;
    private @Nullable IOException broken;
    private boolean ended;
    private @Nullable Runnable onEnd;

    ReadAhead(SocketChannel channel) {
        this.channel = channel;
    }

    /** Whether bytes or the end are waiting here, so that the channel must not be asked. */
    boolean known() {
        return known;
    }

    /** How many bytes wait here. */
    int available() {
        reading.lock();
        try {
            return bytes.length;
        } finally {
            reading.unlock();
        }
    }

    /** For the channel's reader: reads from the channel itself; 0 if there is nothing, or something waits here. */
    int pull(ByteBuffer buffer) throws IOException {
        reading.lock();
        try {
            return known ? 0 : channel.read(buffer);
        } finally {
            reading.unlock();
        }
    }

    /** For the loop: takes in what is there; false if no more is wanted. Tells of the end. */
    boolean look(ByteBuffer buffer) {
        if (!reading.tryLock()) {
            // Its reader is just reading.
            return true;
        }
        Runnable told = null;
        boolean more;
        try {
            more = take(buffer);
            if (ended) {
                told = onEnd;
                onEnd = null;
            }
        } finally {
            reading.unlock();
        }
        if (told != null) {
            told.run();
        }
        return more;
    }

    /** Says whom to tell of the end. */
    void onEnd(@Nullable Runnable told) {
        boolean now;
        reading.lock();
        try {
            now = ended && told != null;
            onEnd = now ? null : told;
        } finally {
            reading.unlock();
        }
        if (now && told != null) {
            told.run();
        }
    }

    /** All bytes that wait here, none if there are none, or null if the end was reached. */
    byte @Nullable [] handOut() throws IOException {
        reading.lock();
        try {
            if (bytes.length == 0) {
                return end() ? null : NONE;
            }
            byte[] all = bytes;
            keep(NONE);
            return all;
        } finally {
            reading.unlock();
        }
    }

    /** Some of the bytes that wait here: how many, 0 if there are none, -1 if the end was reached. */
    int handOut(byte[] target, int offset, int length) throws IOException {
        reading.lock();
        try {
            if (bytes.length == 0) {
                return end() ? -1 : 0;
            }
            int count = Math.min(length, bytes.length);
            System.arraycopy(bytes, 0, target, offset, count);
            keep(count == bytes.length ? NONE : Arrays.copyOfRange(bytes, count, bytes.length));
            return count;
        } finally {
            reading.unlock();
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

    private boolean end() throws IOException {
        if (broken != null) {
            throw new IOException(broken.getMessage(), broken);
        }
        return ended;
    }
}
