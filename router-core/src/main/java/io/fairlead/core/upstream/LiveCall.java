package io.fairlead.core.upstream;

import io.fairlead.core.transport.ConnectFailure;
import io.fairlead.core.upstream.Deadlines.Phase;
import io.fairlead.core.upstream.UpstreamException.Kind;
import io.fairlead.core.upstream.Watchdog.Watch;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One call while it lives: its connection, the deadline of its phase, and the way an ended wait becomes an exception. */
final class LiveCall implements Watched {
    private static final VarHandle DEADLINE = deadlineHandle();

    private final UpstreamCall call;
    private final OriginPool pool;
    private final LongSupplier nanoTime;
    private final long beginNanos;
    private long endNanos;
    private Phase phase = Phase.TOTAL;

    @SuppressWarnings("unused") // through the handle
    private long deadlineNanos;

    private @Nullable Watch watch;
    private @Nullable PooledConnection connection;
    private boolean answered;

    LiveCall(UpstreamCall call, OriginPool pool, LongSupplier nanoTime) {
        this.call = call;
        this.pool = pool;
        this.nanoTime = nanoTime;
        this.beginNanos = nanoTime.getAsLong();
        this.endNanos = beginNanos + call.rules().deadlines().total().toNanos();
        rest();
    }

    /** The watch over it, which lasts until it ends. */
    void watched(Watch watch) {
        this.watch = watch;
    }

    UpstreamCall call() {
        return call;
    }

    OriginPool pool() {
        return pool;
    }

    /** Whether a byte of the reply came over the present connection. */
    boolean answered() {
        return answered;
    }

    /** Takes a kept connection, or makes one, which is the first that a call does; true if it was kept. */
    boolean connect() throws UpstreamException {
        enter(Phase.CONNECT, beginNanos);
        PooledConnection taken = pool.take(call.handle(), beginNanos);
        if (taken == null) {
            if (call.handle().cut() instanceof Cut.Timeout) {
                throw UpstreamException.of(Kind.BUSY, call.origin() + ": all connections were in use");
            }
            throw failure(Kind.ABORTED, "all connections were in use", null);
        }
        use(taken);
        return taken.used();
    }

    /** Makes a fresh connection in place of a kept one that turned out to be dead. */
    void reconnect() throws UpstreamException {
        PooledConnection broken = connection;
        if (broken == null || !call.handle().move(broken, null)) {
            throw failure(Kind.ABORTED, "the call has no connection", null);
        }
        connection = null;
        enter(Phase.CONNECT, nanoTime.getAsLong());
        use(pool.replace(broken));
    }

    void write(byte[] bytes, int offset, int length) throws UpstreamException {
        enter(Phase.IDLE, nanoTime.getAsLong());
        try {
            wire().connection().write(bytes, offset, length);
        } catch (IOException broken) {
            throw failure(Kind.SEND, "the connection broke while the request was sent", broken);
        } finally {
            rest();
        }
    }

    /** Reads at least one byte; -1 if the connection ended. */
    int read(byte[] target, int offset, int length) throws UpstreamException {
        if (call.handle().cut() != null) {
            throw failure(Kind.ABORTED, "cut", null);
        }
        enter(answered ? Phase.IDLE : Phase.FIRST_BYTE, nanoTime.getAsLong());
        try {
            int count = wire().connection().read(target, offset, length);
            if (count < 0 && call.handle().cut() != null) {
                throw failure(Kind.ABORTED, "cut", null);
            }
            answered |= count > 0;
            return count;
        } catch (UpstreamException cut) {
            throw cut;
        } catch (IOException broken) {
            throw answered
                    ? failure(Kind.TRUNCATED, "the connection broke inside the reply", broken)
                    : failure(Kind.NO_ANSWER, "the connection broke before any reply", broken);
        } finally {
            rest();
        }
    }

    /** Bytes that can be read without waiting. */
    int available() {
        try {
            return wire().connection().available();
        } catch (IOException broken) {
            return 0;
        }
    }

    /**
     * Lets another thread go on with the call, for so long at most; false if the call was cut, or somebody may have to wait
     * for its connection.
     */
    boolean aside(long withinNanos, Runnable rest) {
        if (call.handle().cut() != null || pool.crowded()) {
            return false;
        }
        endNanos = Math.min(endNanos, nanoTime.getAsLong() + withinNanos);
        pool.aside(rest);
        return true;
    }

    /** Ends the call; its connection is kept if it may be, and nobody cut the call. */
    void end(boolean reusable, int keepSeconds) {
        DEADLINE.setRelease(this, NONE);
        if (watch != null) {
            watch.end();
        }
        PooledConnection ended = connection;
        connection = null;
        if (ended == null) {
            return;
        }
        if (call.handle().move(ended, null) && reusable) {
            pool.release(ended, keepSeconds);
            return;
        }
        pool.discard(ended);
    }

    /** What a failed step is told as: the cut that caused it, where there was one. */
    UpstreamException failure(Kind kind, String what, @Nullable IOException cause) {
        return switch (call.handle().cut()) {
            case Cut.Abort abort -> UpstreamException.of(Kind.ABORTED, abort.reason());
            case Cut.Timeout timeout -> timedOut(timeout.phase(), what);
            case null -> {
                if (Thread.currentThread().isInterrupted()) {
                    yield UpstreamException.of(Kind.ABORTED, "the thread was interrupted");
                }
                String told = cause == null || cause instanceof ConnectFailure ? "" : ": " + cause.getMessage();
                yield UpstreamException.of(kind, call.origin() + ": " + what + told, cause);
            }
        };
    }

    @Override
    public long deadlineNanos() {
        return (long) DEADLINE.getAcquire(this);
    }

    @Override
    public void expire() {
        long deadline = deadlineNanos();
        // It may have moved since the watchdog looked.
        if (deadline != NONE && nanoTime.getAsLong() - deadline >= 0) {
            call.handle().cut(new Cut.Timeout(phase));
        }
    }

    @Override
    public void stop() {
        call.handle().abort("the gateway stops");
    }

    private void use(PooledConnection taken) throws UpstreamException {
        connection = taken;
        if (!call.handle().move(null, taken)) {
            throw failure(Kind.ABORTED, "cut", null);
        }
        if (taken.used()) {
            return;
        }
        try {
            taken.connection().connect(call.rules().deadlines().connect().toNanos());
        } catch (ConnectFailure failure) {
            if (failure.reason() == ConnectFailure.Reason.TIMEOUT) {
                call.handle().cut(new Cut.Timeout(Phase.CONNECT));
            }
            throw failure(Kind.CONNECT, String.valueOf(failure.getMessage()), failure);
        } catch (IOException failure) {
            throw failure(Kind.CONNECT, "no connection", failure);
        } finally {
            rest();
        }
    }

    private PooledConnection wire() throws IOException {
        PooledConnection wire = connection;
        if (wire == null) {
            throw new IOException("the call is over");
        }
        return wire;
    }

    private UpstreamException timedOut(Phase passed, String what) {
        String name = passed.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String bound = call.rules().deadlines().of(passed).toString();
        String told = passed == Phase.CONNECT ? ": " + what : "";
        return UpstreamException.timeout(
                passed, call.origin() + ": " + name + " deadline of " + bound + " passed" + told);
    }

    private void enter(Phase next, long now) {
        long bound = call.rules().deadlines().of(next).toNanos();
        long left = endNanos - now;
        phase = left < bound ? Phase.TOTAL : next;
        DEADLINE.setRelease(this, now + Math.min(left, bound));
    }

    /** Nobody waits for the upstream: only the call as a whole has a deadline. */
    private void rest() {
        phase = Phase.TOTAL;
        DEADLINE.setRelease(this, endNanos);
    }

    private static VarHandle deadlineHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(LiveCall.class, "deadlineNanos", long.class);
        } catch (ReflectiveOperationException bug) {
            throw new ExceptionInInitializerError(bug);
        }
    }
}
