package io.fairlead.core.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** TLS over a channel, on either side. Keeps no buffers between two calls but for bytes that nobody took yet. */
public final class TlsChannel implements Wire {
    private static final byte[] NONE = {};
    private static final long LAST_WORD_NANOS = 1_000_000_000L;

    private final LoopChannel channel;
    private final Wire below;
    private final SSLEngine engine;
    private final ReentrantLock writing = new ReentrantLock();
    private byte[] cipher = NONE;
    private byte[] plain = NONE;
    private int taken;
    private boolean ended;

    /** When a read must have brought something, on the loop's clock; 0 for never. */
    private long endNanos;

    /** @param below what carries the records: the channel itself, or another TLS over it */
    TlsChannel(LoopChannel channel, Wire below, SSLEngine engine) {
        this.channel = channel;
        this.below = below;
        this.engine = engine;
    }

    /** The side that answers, over an accepted channel. The engine is in server mode. */
    public static TlsChannel accepted(LoopChannel channel, SSLEngine engine) {
        return new TlsChannel(channel, channel, engine);
    }

    /**
     * Shakes hands.
     *
     * @param withinNanos how long it may take, 0 for without bound
     * @throws SilenceException if it took longer
     */
    public void handshake(long withinNanos) throws IOException {
        endNanos = end(withinNanos);
        engine.beginHandshake();
        shake(engine.getHandshakeStatus());
    }

    /** What both sides agreed to speak, empty if they did not. */
    public String applicationProtocol() {
        String agreed = engine.getApplicationProtocol();
        return agreed == null ? "" : agreed;
    }

    LoopChannel channel() {
        return channel;
    }

    @Override
    public byte @Nullable [] read(long withinNanos) throws IOException {
        endNanos = end(withinNanos);
        if (!fill(true)) {
            return null;
        }
        byte[] all = taken == 0 ? plain : Arrays.copyOfRange(plain, taken, plain.length);
        keep(NONE);
        return all;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        endNanos = 0;
        if (!fill(true)) {
            return -1;
        }
        int count = Math.min(length, plain.length - taken);
        System.arraycopy(plain, taken, target, offset, count);
        taken += count;
        if (taken == plain.length) {
            keep(NONE);
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, long withinNanos) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
        writing.lock();
        try {
            while (source.hasRemaining()) {
                wrap(source, withinNanos);
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public int available() throws IOException {
        fill(false);
        return plain.length - taken;
    }

    /** Tickets for later sessions come unasked and mean nothing, so what was read ahead is looked at. */
    @Override
    public boolean unquiet() {
        if (plain.length > taken || ended) {
            return true;
        }
        if (!below.unquiet()) {
            return false;
        }
        try {
            return fill(false) || ended;
        } catch (IOException broken) {
            return true;
        }
    }

    @Override
    public void onEnd(@Nullable Runnable told) {
        channel.onEnd(told);
    }

    /** Tells the other side that nothing more comes, if it takes that soon, and closes. */
    public void close() {
        writing.lock();
        try {
            engine.closeOutbound();
            while (!engine.isOutboundDone()) {
                wrap(ByteBuffer.allocate(0), LAST_WORD_NANOS);
            }
        } catch (IOException gone) {
            // It knows already.
        } finally {
            writing.unlock();
            channel.closeNow();
        }
    }

    @Override
    public void closeNow() {
        channel.closeNow();
    }

    /** Makes sure that there is something to take; false if there is not: at the end, or if it must not wait. */
    private boolean fill(boolean wait) throws IOException {
        while (plain.length == taken) {
            if (ended || !unwrapped(wait)) {
                return false;
            }
        }
        return true;
    }

    /** One record; false if it is not there yet and must not be waited for, or nothing comes any more. */
    private boolean unwrapped(boolean wait) throws IOException {
        if (cipher.length == 0) {
            return more(wait);
        }
        ByteBuffer source = ByteBuffer.wrap(cipher);
        // What is in a record is shorter than the record, but of this one there may be only the beginning.
        ByteBuffer target = ByteBuffer.allocate(cipher.length);
        SSLEngineResult result = engine.unwrap(source, target);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            target = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
            result = engine.unwrap(source, target);
        }
        if (source.position() > 0) {
            cipher = source.hasRemaining() ? Arrays.copyOfRange(cipher, source.position(), cipher.length) : NONE;
        }
        if (target.position() > 0) {
            keep(Arrays.copyOf(target.array(), target.position()));
        }
        switch (result.getStatus()) {
            case OK -> shake(result.getHandshakeStatus());
            case BUFFER_UNDERFLOW -> {
                return more(wait);
            }
            case BUFFER_OVERFLOW -> throw new SSLException("a record holds more than was agreed");
            case CLOSED -> ended = true;
        }
        return !ended;
    }

    private boolean more(boolean wait) throws IOException {
        if (!wait && below.available() == 0 && !below.unquiet()) {
            return false;
        }
        byte[] read = below.read(
                endNanos == 0 ? 0 : Math.max(1, endNanos - channel.loop().nanoTime()));
        if (read == null) {
            ended = true;
            if (engine.getUseClientMode() && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
                // Anybody on the way can end a connection; only the other side can say that all was sent.
                throw new EOFException("the connection ended without the end that TLS has for it");
            }
            return false;
        }
        byte[] before = cipher;
        cipher = before.length == 0 ? read : Arrays.copyOf(before, before.length + read.length);
        if (before.length > 0) {
            System.arraycopy(read, 0, cipher, before.length, read.length);
        }
        return true;
    }

    private long end(long withinNanos) {
        return withinNanos == 0 ? 0 : channel.loop().nanoTime() + withinNanos;
    }

    private void keep(byte[] bytes) {
        plain = bytes;
        taken = 0;
    }

    /** Does what the engine wants done before it goes on. */
    private void shake(HandshakeStatus first) throws IOException {
        HandshakeStatus status = first;
        for (; ; ) {
            switch (status) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    writing.lock();
                    try {
                        wrap(ByteBuffer.allocate(0), 0);
                    } finally {
                        writing.unlock();
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    unwrapped(true);
                    if (ended) {
                        throw new EOFException("the connection ended while hands were shaken");
                    }
                    if (plain.length > 0) {
                        return;
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
            status = engine.getHandshakeStatus();
        }
    }

    private void wrap(ByteBuffer source, long withinNanos) throws IOException {
        int size = engine.getSession().getPacketBufferSize();
        byte[] record = new byte[Math.min(size, source.remaining() + 1024)];
        SSLEngineResult result = engine.wrap(source, ByteBuffer.wrap(record));
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            record = new byte[size];
            result = engine.wrap(source, ByteBuffer.wrap(record));
        }
        below.write(record, 0, result.bytesProduced(), withinNanos);
        if (result.getStatus() == SSLEngineResult.Status.CLOSED && source.hasRemaining()) {
            throw new SSLException("the connection is closed");
        }
    }

    /** They take milliseconds, which would be taken from all others on the loop. */
    private void runTasks() throws IOException {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            Thread aside = Thread.ofVirtual().name("fairlead-tls").start(task);
            try {
                aside.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while hands were shaken");
            }
        }
    }
}
