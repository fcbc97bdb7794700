package io.fairlead.server.http1;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as a stream that may be given up. Asked for at the first read: until then a client that sent
 * {@code Expect: 100-continue} keeps it back. Whatever goes wrong on the way is an {@link IOException}.
 */
public abstract class ArrivingBody extends InputStream {
    /** How long what is left of a body that nobody wants may take to come: its client may read its answer only then. */
    public static final Duration LONGEST_DISCARD = Duration.ofSeconds(10);

    private static final int PIECE = 16 * 1024;

    private final ReentrantLock giving = new ReentrantLock();
    private volatile @Nullable Thread reader;
    private volatile boolean givenUp;

    /** Whether giving up has interrupted the reader; guarded by the lock. */
    private boolean interrupted;

    private boolean keptBack;
    private boolean broken;

    /** A body, and whether the client keeps it back until it is asked for. */
    protected ArrivingBody(boolean keptBack) {
        this.keptBack = keptBack;
    }

    /** Whether all of it was read. */
    protected abstract boolean ended();

    /** Tells the client that its body is wanted. */
    protected abstract void ask() throws IOException;

    /** Reads at least one byte, waiting for it; -1 if the body ends here. */
    protected abstract int arrive(byte[] target, int offset, int length) throws IOException;

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended()) {
            return -1;
        }
        try {
            // What is here already is read without waiting, so that giving up finds nobody to interrupt.
            return !keptBack && available() > 0 ? here(target, offset, length) : awaited(target, offset, length);
        } catch (IOException | RuntimeException e) {
            broken = true;
            throw new IOException("the client broke off its body", e);
        }
    }

    private int here(byte[] target, int offset, int length) throws IOException {
        requireWanted();
        return arrive(target, offset, length);
    }

    private int awaited(byte[] target, int offset, int length) throws IOException {
        try {
            reader = Thread.currentThread();
            requireWanted();
            if (keptBack) {
                keptBack = false;
                ask();
            }
            return arrive(target, offset, length);
        } finally {
            end();
        }
    }

    private void requireWanted() throws IOException {
        if (givenUp) {
            throw new IOException("the client takes too long");
        }
    }

    private void end() {
        reader = null;
        if (givenUp) {
            // What interrupted the read, or comes too late for it, must not reach anything else.
            giving.lock();
            try {
                if (interrupted) {
                    interrupted = false;
                    boolean _ = Thread.interrupted();
                }
            } finally {
                giving.unlock();
            }
        }
    }

    /** Ends the reading, from any thread: a read that waits for the client is interrupted. */
    public void giveUp() {
        giving.lock();
        try {
            boolean first = !givenUp;
            givenUp = true;
            Thread waiting = reader;
            if (first && waiting != null) {
                interrupted = true;
                waiting.interrupt();
            }
        } finally {
            giving.unlock();
        }
    }

    /** Whether it broke off, or was given up. */
    public boolean broken() {
        return broken;
    }

    /** Whether the client still keeps it back: it may send it or not once it has its answer. */
    public boolean keptBack() {
        return keptBack;
    }

    /**
     * Reads what is left and throws it away, so that a client that sends all before it reads finds its answer, not a
     * reset connection.
     *
     * @param most bytes that are read
     * @return whether the connection is at the end of the request
     */
    public boolean discard(long most) {
        if (ended() && !givenUp) {
            return true;
        }
        if (broken || givenUp || keptBack) {
            return false;
        }
        try {
            byte[] buffer = new byte[PIECE];
            int count = 0;
            for (long room = most; room > 0 && count >= 0; room -= count) {
                count = read(buffer, 0, buffer.length);
            }
        } catch (IOException left) {
            return false;
        }
        return ended() && !givenUp;
    }
}
