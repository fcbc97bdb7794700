package io.fairlead.core.settle;

import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines to a stream from a thread of its own: a request appends to a buffer and goes on. If the stream is slower
 * than the requests for long, they wait for it: no line is lost. Lines are lost while the stream takes none, such as on a
 * disk that is full; requests are served all the same.
 */
public final class LineLog implements AccessLog, AutoCloseable {
    private static final Logger LOGGER = System.getLogger(LineLog.class.getName());
    private static final int FULL = 1 << 20;
    private static final int SOON = 1 << 15;
    private static final long EVERY_NANOS = Duration.ofMillis(100).toNanos();
    private static final byte[] LINE_END = {'\n'};

    private final OutputStream out;
    private final LineFormat format;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition written = lock.newCondition();
    private final Thread writer;
    private LineBuffer front = new LineBuffer();
    private LineBuffer back = new LineBuffer();
    private boolean closed;

    /** Whether lines are lost; the writer's own. */
    private boolean broken;

    /** Begins to write lines of a format to a stream, which is not closed. */
    public LineLog(OutputStream out, LineFormat format, TimeSource time) {
        this.out = out;
        this.format = format;
        this.time = time;
        this.writer = Thread.ofPlatform().daemon().name("fairlead-access-log").start(this::writeUntilClosed);
    }

    @Override
    public void write(Exchange exchange, long nanos) {
        long millis = time.clock().millis();
        lock.lock();
        try {
            while (front.length() >= FULL && !closed) {
                wanted.signal();
                written.awaitUninterruptibly();
            }
            format.append(front, exchange, millis, nanos);
            if (front.length() >= SOON) {
                wanted.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeUntilClosed() {
        boolean last = false;
        while (!last) {
            LineBuffer full;
            lock.lock();
            try {
                if (!closed && front.length() < SOON) {
                    boolean _ = wanted.await(EVERY_NANOS, TimeUnit.NANOSECONDS);
                }
                last = closed;
                full = front;
                front = back;
                back = full;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                lock.unlock();
            }
            flush(full);
        }
    }

    private void flush(LineBuffer full) {
        if (full.length() == 0) {
            return;
        }
        try {
            if (broken) {
                // A part of a line may have gone out, which must not swallow the next.
                out.write(LINE_END);
            }
            full.writeTo(out);
            out.flush();
            tellWhetherWritten(null);
        } catch (IOException e) {
            tellWhetherWritten(e);
        }
        full.clear();
        lock.lock();
        try {
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Told when it changes, not for each line. */
    private void tellWhetherWritten(@Nullable IOException failure) {
        if (failure != null && !broken) {
            LOGGER.log(
                    Level.ERROR,
                    "the access log cannot be written, its lines are lost until it can error=" + failure.getMessage());
        } else if (failure == null && broken) {
            LOGGER.log(Level.INFO, "the access log is written again");
        }
        broken = failure != null;
    }

    /** Writes what is left. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wanted.signalAll();
            written.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
