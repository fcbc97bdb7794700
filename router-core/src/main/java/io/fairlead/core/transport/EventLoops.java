package io.fairlead.core.transport;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The loops that carry what clients and upstreams are served by. Code above blocks as it likes: a virtual thread that
 * waits leaves its loop to others. Started once; a watch relieves loops that are held up.
 */
public final class EventLoops implements AutoCloseable {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
    private static final int MOST_SPARES = 256;
    private static final ThreadLocal<EventLoop> CURRENT = new ThreadLocal<>();

    private final EventLoop[] loops;
    private volatile boolean closed;

    private EventLoops(EventLoop[] loops) {
        this.loops = loops;
    }

    /** Starts as many loops as there are processors, which carry virtual threads where the JDK lets them. */
    public static EventLoops start() {
        return start(Runtime.getRuntime().availableProcessors(), CarrierThreads.supported());
    }

    /** Starts loops that carry virtual threads, or only wake those that the JDK carries. */
    static EventLoops start(int count, boolean carrying) {
        EventLoops started = new EventLoops(IntStream.range(0, count)
                .mapToObj(index -> new EventLoop(index, carrying))
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
        return new LoopChannel(accepted, leastUsed());
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
        return CURRENT.get();
    }

    /** Called on a new virtual thread. */
    static void enter(EventLoop loop) {
        CURRENT.set(loop);
    }

    /** The loop of the calling thread, or the one that has least to do. */
    EventLoop nearest() {
        EventLoop current = CURRENT.get();
        return current != null && current.index() < loops.length && loops[current.index()] == current
                ? current
                : leastUsed();
    }

    private EventLoop leastUsed() {
        EventLoop least = loops[0];
        for (EventLoop loop : loops) {
            if (loop.channels().get() < least.channels().get()) {
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
