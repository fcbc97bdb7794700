package io.fairlead.core.transport;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The loops that carry what clients and upstreams are served by. Code above blocks as it likes: a virtual thread that
 * waits leaves its loop to others. Started once; a watch relieves loops that are held up.
 */
@SuppressWarnings("ReferenceEquality") // a loop is equal to itself alone
public final class EventLoops implements AutoCloseable {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
    private static final int MOST_SPARES = 256;
    private static final ScopedValue<EventLoop> CURRENT = ScopedValue.newInstance();

    private final EventLoop[] loops;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean closed;

    private EventLoops(EventLoop[] loops) {
        this.loops = loops;
    }

    /** Starts as many loops as there are processors, which carry virtual threads where the JDK lets them. */
    public static EventLoops start(LongSupplier nanoTime) {
        return start(Runtime.getRuntime().availableProcessors(), CarrierThreads.supported(), nanoTime);
    }

    /** Starts loops that carry virtual threads, or only wake those that the JDK carries. */
    static EventLoops start(int count, boolean carrying, LongSupplier nanoTime) {
        EventLoops started = new EventLoops(IntStream.range(0, count)
                .mapToObj(index -> new EventLoop(index, carrying, nanoTime))
                .toArray(EventLoop[]::new));
        for (EventLoop loop : started.loops) {
            loop.start();
        }
        Thread.ofPlatform().daemon().name("fairlead-loop-watch").start(started::watch);
        return started;
    }

    /** Whether the JDK lets loops carry virtual threads. */
    public static boolean supported() {
        return CarrierThreads.supported();
    }

    /**
     * Takes over an accepted channel.
     *
     * @throws IOException if it is broken already
     */
    public LoopChannel adopt(SocketChannel accepted) throws IOException {
        return LoopChannel.accepted(accepted, leastUsed());
    }

    /** A virtual thread, not started, that runs on the loop of a channel. */
    public Thread thread(LoopChannel channel, Runnable task) {
        return channel.loop().thread(task);
    }

    @Override
    public void close() {
        closed = true;
        for (EventLoop loop : loops) {
            loop.close();
        }
    }

    int count() {
        return loops.length;
    }

    /** The loop of the calling thread, or null if it is on none of them. */
    static @Nullable EventLoop current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Runs what a new virtual thread of a loop is for. */
    static void on(EventLoop loop, Runnable task) {
        ScopedValue.where(CURRENT, loop).run(task);
    }

    /** The loop of the calling thread, or any of them in turn. */
    EventLoop nearest() {
        EventLoop current = current();
        return current != null && current.index() < loops.length && loops[current.index()] == current
                ? current
                : loops[Math.floorMod(next.getAndIncrement(), loops.length)];
    }

    private EventLoop leastUsed() {
        EventLoop least = loops[0];
        for (EventLoop loop : loops) {
            if (loop.clients().get() < least.clients().get()) {
                least = loop;
            }
        }
        return least;
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_NANOS);
            for (EventLoop loop : loops) {
                boolean _ = loop.relieve(MOST_SPARES);
            }
        }
    }
}
