package io.fairlead.server.http1;

import io.fairlead.core.transport.SilenceException;
import io.fairlead.core.transport.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A client whose bytes come in given pieces. After the last one it leaves, or says nothing more. */
final class PiecemealWire implements Wire {
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean stays;
    private @Nullable AtomicLong clock;
    private long pauseNanos;

    PiecemealWire(String... texts) {
        for (String text : texts) {
            pieces.add(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** A client that sends a text in pieces of a size. */
    static PiecemealWire cut(String text, int size) {
        PiecemealWire wire = new PiecemealWire();
        byte[] all = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < all.length; at += size) {
            wire.pieces.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + size)));
        }
        return wire;
    }

    /** It stays, in silence. */
    PiecemealWire staying() {
        stays = true;
        return this;
    }

    /** Each piece takes so long to come. */
    PiecemealWire every(Duration pause, AtomicLong nanoClock) {
        pauseNanos = pause.toNanos();
        clock = nanoClock;
        return this;
    }

    String written() {
        return written.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public byte @Nullable [] read(long withinNanos) throws IOException {
        pass(withinNanos);
        byte[] next = pieces.poll();
        if (next == null && stays) {
            throw new SilenceException("the other side sends nothing");
        }
        return next;
    }

    private void pass(long withinNanos) throws SilenceException {
        if (clock == null) {
            return;
        }
        boolean late = withinNanos != 0 && withinNanos < pauseNanos;
        clock.addAndGet(late ? withinNanos : pauseNanos);
        if (late) {
            throw new SilenceException("the other side takes too long");
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        pass(0);
        byte[] next = pieces.poll();
        if (next == null) {
            return -1;
        }
        int count = Math.min(length, next.length);
        System.arraycopy(next, 0, target, offset, count);
        if (count < next.length) {
            pieces.addFirst(Arrays.copyOfRange(next, count, next.length));
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, long withinNanos) {
        written.write(bytes, offset, length);
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean unquiet() {
        return false;
    }

    @Override
    public void onEnd(@Nullable Runnable told) {
        // Nobody leaves while nobody reads.
    }

    @Override
    public void closeNow() {
        pieces.clear();
    }
}
