package io.fairlead.core.exchange;

import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.upstream.Watchdog;
import io.fairlead.core.upstream.Watchdog.Watch;
import io.fairlead.core.upstream.Watched;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Signs of life for a client that waits for the first content of its stream, or for somebody to go on with it, so that nobody on the way takes the
 * connection for dead. The first of them begins the stream: what fails later is told within it. A client that has left
 * is noticed this way, too. Signs are written by threads of their own, but only while the exchange's thread
 * {@linkplain #waiting waits}, so that nothing of the exchange is touched by two at once.
 */
public final class KeepAlive implements Watched, AutoCloseable {
    static final Waiting UNHEARD = () -> {};

    private final Exchange exchange;
    private final Voice voice;
    private final TimeSource time;
    private final long interval;
    private final Watchdog watchdog;
    private Watch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Waiting end = this::heard;
    private @Nullable ClientStream stream;
    private Slice sign = Slice.EMPTY;
    private volatile long deadline;
    private volatile boolean waiting;
    private volatile boolean speaking;

    private KeepAlive(Exchange exchange, Voice voice, TimeSource time, long interval, Watchdog watchdog) {
        this.exchange = exchange;
        this.voice = voice;
        this.time = time;
        this.interval = interval;
        this.deadline = exchange.startNanos() + interval;
        this.watchdog = watchdog;
        this.watch = watchdog.watch(this);
    }

    /** What is said to the client, and how that begins. */
    public interface Voice {
        /** A sign of life; empty if the client's API has none. */
        Slice sign();

        /** Begins the answer. */
        ClientStream begin() throws IOException;

        /** Ends an answer that has begun so far only. */
        void fail(ClientStream begun, RouterError error) throws IOException;
    }

    /** A time in which the exchange's thread does nothing but wait. */
    public interface Waiting extends AutoCloseable {
        /** It goes on, once a sign that is being written has been. */
        @Override
        void close();
    }

    /** Lets a client know after each {@code interval} of nanoseconds that it is not forgotten. */
    public static KeepAlive start(Exchange exchange, Voice voice, TimeSource time, long interval, Watchdog watchdog) {
        KeepAlive started = new KeepAlive(exchange, voice, time, interval, watchdog);
        exchange.keepAlive(started);
        return started;
    }

    @Override
    public long deadlineNanos() {
        return deadline;
    }

    @Override
    public void expire() {
        if (waiting && !speaking) {
            speaking = true;
            Thread.startVirtualThread(this::speak);
        }
    }

    private void speak() {
        lock.lock();
        try {
            if (waiting) {
                say();
            }
        } catch (IOException left) {
            silence();
            exchange.clientGone();
        } catch (RuntimeException | LinkageError | StackOverflowError failed) {
            silence();
            exchange.blamed("signs of life", failed);
        } finally {
            speaking = false;
            lock.unlock();
        }
    }

    private void say() throws IOException {
        if (sign.length() == 0) {
            sign = voice.sign();
        }
        if (sign.length() == 0) {
            silence();
            return;
        }
        ClientStream open = stream;
        if (open == null) {
            open = voice.begin();
            stream = open;
        }
        deadline = time.nanos() + interval;
        open.write(sign.array(), sign.start(), sign.length());
        exchange.sent(sign.length());
    }

    private void silence() {
        deadline = NONE;
        watch.end();
    }

    Waiting waiting() {
        waiting = true;
        return end;
    }

    private void heard() {
        // Whoever is speaking holds the lock, and what it wrote is seen by whoever has the lock after it.
        lock.lock();
        try {
            waiting = false;
        } finally {
            lock.unlock();
        }
    }

    boolean begun() {
        return stream != null;
    }

    /** Ends the signs, and gives out the stream that they go to: once. */
    @Nullable ClientStream take() {
        silence();
        ClientStream taken = stream;
        stream = null;
        return taken;
    }

    /** A stream that had its content broke off: whoever waits for it to be gone on with is told so within it. */
    void again(ClientStream broken) {
        silence();
        stream = broken;
        deadline = time.nanos() + interval;
        watch = watchdog.watch(this);
    }

    /** Tells the client within the stream that signs have begun that it will get no answer; false if there is none. */
    boolean tell(RouterError error) {
        ClientStream open = take();
        if (open == null) {
            return false;
        }
        try {
            voice.fail(open, error);
        } catch (IOException left) {
            open.abort();
            exchange.clientGone();
        } catch (RuntimeException | LinkageError | StackOverflowError failed) {
            // It cannot be told in words, but a stream that is cut is no answer either.
            exchange.blamed("fail", failed);
            open.abort();
        }
        return true;
    }

    /** No more signs. What they began stays open. */
    @Override
    public void close() {
        silence();
    }
}
