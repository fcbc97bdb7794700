package io.fairlead.core.stream;

import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.Watchdog;
import io.fairlead.core.upstream.Watchdog.Watch;
import io.fairlead.core.upstream.Watched;
import java.io.IOException;
import java.time.Duration;

/** The deadline for something that the client can read: frames without content do not move it. */
final class FirstContent implements Watched, AutoCloseable {
    private final Watch watch;
    private final CallHandle call;
    private final TimeSource time;
    private final Duration bound;
    private volatile long deadline;
    private volatile boolean passed;

    FirstContent(Watchdog watchdog, CallHandle call, TimeSource time, long startNanos, Duration bound) {
        this.call = call;
        this.time = time;
        this.bound = bound;
        deadline = startNanos + bound.toNanos();
        watch = watchdog.watch(this);
    }

    @Override
    public long deadlineNanos() {
        return deadline;
    }

    @Override
    public void expire() {
        passed = true;
        deadline = NONE;
        call.abort("no content in time");
    }

    /** Content came. */
    void seen() {
        deadline = NONE;
        watch.end();
    }

    /** Fails if the deadline has passed though frames keep coming. */
    void check() throws IOException {
        if (deadline != NONE && time.nanos() - deadline >= 0) {
            expire();
        }
        if (passed) {
            throw new IOException("no content in time");
        }
    }

    /** Whether the deadline passed. */
    boolean passed() {
        return passed;
    }

    String detail() {
        return "no content within " + bound.toMillis() + " ms";
    }

    @Override
    public void close() {
        watch.end();
    }
}
