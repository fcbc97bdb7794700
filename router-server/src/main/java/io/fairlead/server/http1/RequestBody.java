package io.fairlead.server.http1;

import io.fairlead.core.http.ChunkDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request. Asked for at the first read: until then a client that sent {@code Expect: 100-continue} keeps it
 * back.
 */
final class RequestBody extends InputStream {
    private static final int PIECE = 16 * 1024;
    private static final int TRAILER_BYTES = 8192;

    private final RequestInput input;
    private final Runnable ask;
    private final @Nullable ChunkDecoder chunks;
    private long left;
    private boolean keptBack;
    private boolean broken;

    private final ReentrantLock giving = new ReentrantLock();
    private volatile @Nullable Thread reader;
    private volatile boolean givenUp;

    /** @param ask tells the client that its body is wanted, if it waits for that */
    RequestBody(RequestInput input, RequestHead head, Runnable ask) {
        this.input = input;
        this.ask = ask;
        this.keptBack = head.keptBack();
        this.left = head.contentLength();
        this.chunks = head.contentLength() < 0 ? new ChunkDecoder(TRAILER_BYTES) : null;
    }

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
            begin();
            if (keptBack) {
                keptBack = false;
                ask.run();
            }
            return chunks == null ? plain(target, offset, length) : chunked(chunks, target, offset, length);
        } catch (IOException | RuntimeException e) {
            broken = true;
            throw new IOException("the client broke off its body", e);
        } finally {
            end();
        }
    }

    /** How many bytes can be read without waiting. */
    @Override
    public int available() {
        return chunks == null ? (int) Math.min(left, input.buffered()) : 0;
    }

    private int plain(byte[] target, int offset, int length) throws IOException {
        int count = input.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new IOException("it left");
        }
        left -= count;
        return count;
    }

    private int chunked(ChunkDecoder decoder, byte[] target, int offset, int length) throws IOException {
        while (!decoder.ended()) {
            int raw = input.read(target, offset, length);
            if (raw < 0) {
                throw new IOException("it left");
            }
            int payload = decoder.decode(target, offset, offset + raw);
            input.unread(target, decoder.position(), offset + raw);
            if (payload > 0) {
                return payload;
            }
        }
        return -1;
    }

    private boolean ended() {
        return chunks == null ? left == 0 : chunks.ended();
    }

    private void begin() throws IOException {
        reader = Thread.currentThread();
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
                boolean _ = Thread.interrupted();
            } finally {
                giving.unlock();
            }
        }
    }

    /** Ends the reading, from any thread: a read that waits for the client is interrupted. */
    void giveUp() {
        giving.lock();
        try {
            boolean first = !givenUp;
            givenUp = true;
            Thread waiting = reader;
            if (first && waiting != null) {
                waiting.interrupt();
            }
        } finally {
            giving.unlock();
        }
    }

    /** Whether the client still keeps it back: it may send it or not once it has its answer. */
    boolean keptBack() {
        return keptBack;
    }

    /**
     * Reads what is left and throws it away, so that a client that sends all before it reads finds its answer, not a
     * reset connection.
     *
     * @param most bytes that are read
     * @return whether the connection is at the end of the request
     */
    boolean discard(long most) {
        if (ended()) {
            return true;
        }
        if (broken || keptBack) {
            return false;
        }
        try {
            byte[] buffer = new byte[PIECE];
            for (long room = most; room > 0 && !ended(); ) {
                room -= Math.max(0, read(buffer, 0, buffer.length));
            }
        } catch (IOException left) {
            return false;
        }
        return ended();
    }
}
