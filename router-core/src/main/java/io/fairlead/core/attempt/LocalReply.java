package io.fairlead.core.attempt;

import io.fairlead.api.http.Headers;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.Deadlines;
import io.fairlead.core.upstream.Deadlines.Phase;
import io.fairlead.core.upstream.UpstreamException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is made in this process: the provider writes it on a virtual thread of its own, the flow pulls it. At most
 * one write waits to be pulled, so a slow client slows the provider. The deadlines are those of a reply over the network;
 * a provider that misses one is told so when it next writes or pauses, and is not interrupted.
 */
final class LocalReply implements Reply, ReplySink {
    private static final Logger LOGGER = System.getLogger(LocalReply.class.getName());
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Blame blame;
    private final CallHandle handle;
    private final TimeSource time;
    private final Deadlines deadlines;
    private final long begin;
    private long lastSign;
    private int status;
    private @Nullable HeaderLines headers;
    private byte[] pending = new byte[0];
    private int taken;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;

    LocalReply(CallHandle handle, TimeSource time, Deadlines deadlines, Blame blame) {
        this.blame = blame;
        this.handle = handle;
        this.time = time;
        this.deadlines = deadlines;
        this.begin = time.nanos();
        this.lastSign = begin;
    }

    /** Starts the provider and waits for its head. */
    void start(LocalProvider provider, Attempt attempt, FinalCall call) throws IOException {
        Thread.ofVirtual().name("fairlead-local").start(() -> run(provider, attempt, call));
        try {
            awaitHead();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void run(LocalProvider provider, Attempt attempt, FinalCall call) {
        IOException broken = null;
        try {
            provider.answer(attempt, call, this);
        } catch (IOException e) {
            broken = e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            broken = new IOException(
                    "the provider failed: " + FailureText.root(e).getClass().getName());
            if (blame.failed(e)) {
                LOGGER.log(Level.WARNING, "a provider failed in=answer error=" + FailureText.of(e));
            }
        }
        lock.lock();
        try {
            ended = true;
            failure = broken;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitHead() throws IOException {
        lock.lock();
        try {
            while (headers == null && !ended) {
                awaitProvider(Phase.FIRST_BYTE, deadlines.firstByte());
            }
            if (headers == null) {
                throw failure == null ? new IOException("the provider gave no answer") : failure;
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitProvider(Phase phase, Duration silence) throws IOException {
        long now = time.nanos();
        long leftOfAll = deadlines.total().toNanos() - (now - begin);
        long left = silence.toNanos() - (now - lastSign);
        if (leftOfAll <= 0 || left <= 0) {
            throw UpstreamException.timeout(leftOfAll <= 0 ? Phase.TOTAL : phase, "the provider took too long");
        }
        await(Math.min(left, leftOfAll));
    }

    /** Waits for the other side, and for whoever cancels: an abort does not come with a signal. */
    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void await(long most) throws IOException {
        try {
            boolean _ = changed.await(Math.min(most, LOOK_NANOS), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (handle.aborted()) {
            throw new IOException("the attempt was cancelled");
        }
    }

    @Override
    public void head(int withStatus, Map<String, String> fields) {
        HeaderLines lines = new HeaderLines();
        fields.forEach(lines::set);
        lock.lock();
        try {
            status = withStatus;
            headers = lines;
            lastSign = time.nanos();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (taken < pending.length && !closed) {
                await(LOOK_NANOS);
            }
            if (closed) {
                throw new IOException("the attempt was cancelled");
            }
            pending = Arrays.copyOfRange(array, offset, offset + length);
            taken = 0;
            lastSign = time.nanos();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(Duration duration) throws IOException {
        long until = time.nanos() + duration.toNanos();
        lock.lock();
        try {
            for (long left; (left = until - time.nanos()) > 0; ) {
                boolean _ = changed.await(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
                if (closed || handle.aborted()) {
                    throw new IOException("the attempt was cancelled");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (taken == pending.length && !ended) {
                awaitProvider(Phase.IDLE, deadlines.idle());
            }
            if (taken == pending.length) {
                if (failure != null) {
                    throw failure;
                }
                return -1;
            }
            int count = Math.min(length, pending.length - taken);
            System.arraycopy(pending, taken, target, offset, count);
            taken += count;
            lastSign = time.nanos(); // while the client was slow the provider could not write
            changed.signalAll();
            return count;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Headers headers() {
        return headers == null ? new HeaderLines() : headers;
    }

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public boolean delimited() {
        return true;
    }

    @Override
    public boolean resent() {
        return false;
    }
}
