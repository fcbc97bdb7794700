package io.fairlead.server.http;

import io.helidon.http.media.ReadableEntity;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as a stream. Asked for at the first read: until then a client that sent {@code Expect:
 * 100-continue} keeps it back. Whatever goes wrong on the way is an {@link IOException}.
 */
final class ClientBody extends InputStream {
    private static final int PIECE = 16 * 1024;

    private final ReadableEntity entity;
    private final boolean keptBack;
    private @Nullable InputStream in;
    private boolean broken;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread reader;
    private boolean givenUp;

    /** A body, and whether the client keeps it back until it is asked for. */
    ClientBody(ReadableEntity entity, boolean keptBack) {
        this.entity = entity;
        this.keptBack = keptBack;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!entity.hasEntity()) {
            return -1;
        }
        try {
            begin();
            InputStream open = in;
            if (open == null) {
                open = entity.inputStream();
                in = open;
            }
            return open.read(target, offset, length);
        } catch (IOException | RuntimeException e) {
            // The server has a type of its own for each of: end of the connection, time-out, chunks that are none.
            broken = true;
            throw new IOException("the client broke off its body", e);
        } finally {
            end();
        }
    }

    private void begin() throws IOException {
        lock.lock();
        try {
            if (givenUp) {
                throw new IOException("the client takes too long");
            }
            reader = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            if (reader != null && givenUp) {
                // What interrupted the read, or came too late for it, must not reach anything else.
                boolean _ = Thread.interrupted();
            }
            reader = null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the reading. A read that waits for the client is interrupted, which closes the connection: there is no other way
     * to end it.
     */
    void giveUp() {
        lock.lock();
        try {
            if (!givenUp && reader != null) {
                reader.interrupt();
            }
            givenUp = true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the client still keeps it back: it may send it or not once it has its answer. */
    boolean keptBack() {
        return keptBack && in == null && entity.hasEntity();
    }

    /**
     * Reads what is left and throws it away, so that a client that sends all before it reads finds its answer, not a
     * reset connection.
     *
     * @param most bytes that are read
     * @return whether the connection is at the end of the request
     */
    boolean discard(long most) {
        if (broken || keptBack()) {
            return false;
        }
        try {
            // Nearly always all was read, but for the end itself: one byte of room finds it.
            byte[] buffer = new byte[1];
            for (long left = most; left > 0 && !entity.consumed(); ) {
                int count = read(buffer, 0, buffer.length);
                left -= Math.max(0, count);
                if (count > 0 && buffer.length < PIECE) {
                    buffer = new byte[PIECE];
                }
            }
        } catch (IOException left) {
            return false;
        }
        return entity.consumed();
    }
}
