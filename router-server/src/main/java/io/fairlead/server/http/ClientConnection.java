package io.fairlead.server.http;

import io.fairlead.core.transport.EventLoops;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection on its event loop. The server's own thread for it waits meanwhile. */
final class ClientConnection implements ServerConnection, InterruptableTask<Void> {
    private final ClientContext context;
    private final EventLoops loops;
    private final ClientConnections connections;
    private volatile @Nullable ServerConnection served;
    private volatile @Nullable Thread carried;
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;

    /** Whether it was decided that the connection is served, or that it ends before: whoever comes first. */
    private final AtomicBoolean decided = new AtomicBoolean();

    ClientConnection(ClientContext context, EventLoops loops, ClientConnections connections) {
        this.context = context;
        this.loops = loops;
        this.connections = connections;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        Thread outer = Thread.currentThread();
        Thread inner = loops.thread(context.channel(), () -> serve(limit, outer));
        carried = inner;
        inner.start();
        while (!ended) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                inner.interrupt();
            }
        }
        switch (failure) {
            case null -> {}
            case RuntimeException expected -> throw expected;
            case InterruptedException interrupted -> throw interrupted;
            case Throwable bug -> throw new IllegalStateException("a connection failed", bug);
        }
    }

    private void serve(Limit limit, Thread outer) {
        try {
            ServerConnection found = connections.identified(context);
            if (decided.compareAndSet(false, true)) {
                served = found;
                found.handle(limit);
            }
        } catch (Throwable failed) {
            failure = failed;
        } finally {
            context.end();
            ended = true;
            LockSupport.unpark(outer);
        }
    }

    @Override
    public boolean canInterrupt() {
        ServerConnection now = served;
        return now == null
                ? decided.compareAndSet(false, true)
                : now instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    @Override
    public void run() {
        throw new UnsupportedOperationException("served by handle");
    }

    @Override
    public Duration idleTime() {
        ServerConnection now = served;
        return now == null ? context.age() : now.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        ServerConnection now = served;
        if (now != null) {
            now.close(interrupt);
            return;
        }
        Thread waiting = carried;
        if (decided.compareAndSet(false, true) && waiting != null) {
            waiting.interrupt();
        }
    }
}
