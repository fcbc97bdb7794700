package io.fairlead.core.attempt;

import io.fairlead.api.http.Headers;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.upstream.CallHandle;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is made in this process: the provider writes it on a virtual thread of its own, the flow pulls it. At most
 * one write waits to be pulled, so a slow client slows the provider.
 */
final class LocalReply implements Reply, ReplySink {
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CallHandle handle;
    private final TimeSource time;
    private int status;
    private @Nullable HeaderLines headers;
    private byte[] pending = new byte[0];
    private int taken;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;

    private LocalReply(CallHandle handle, TimeSource time) {
        this.handle = handle;
        this.time = time;
    }

    /** Starts the provider and waits for its head. */
    static LocalReply start(
            LocalProvider provider, AttemptValue attempt, CallDraft call, CallHandle handle, TimeSource time)
            throws IOException {
        LocalReply reply = new LocalReply(handle, time);
        Thread.ofVirtual().name("fairlead-local").start(() -> reply.run(provider, attempt, call));
        reply.awaitHead();
        return reply;
    }

    private void run(LocalProvider provider, AttemptValue attempt, CallDraft call) {
        IOException broken = null;
        try {
            provider.answer(attempt, call, this);
        } catch (IOException e) {
            broken = e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            broken = new IOException("the provider failed: " + e.getClass().getName());
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
                await();
            }
            if (headers == null) {
                throw failure == null ? new IOException("the provider gave no answer") : failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the other side, and for whoever cancels: an abort does not come with a signal. */
    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void await() throws IOException {
        try {
            boolean _ = changed.await(LOOK_NANOS, TimeUnit.NANOSECONDS);
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
                await();
            }
            if (closed) {
                throw new IOException("the attempt was cancelled");
            }
            pending = Arrays.copyOfRange(array, offset, offset + length);
            taken = 0;
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
                await();
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
