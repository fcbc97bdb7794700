package io.fairlead.core.clock;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again on a thread of its own, until it is closed. What is done must throw nothing. */
public final class Repeating implements AutoCloseable {
    private final String name;
    private final Runnable step;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Something to do, and the name of the thread. */
    public Repeating(String name, Runnable step) {
        this.name = name;
        this.step = step;
    }

    /** Begins; the first time is after a period. */
    public void start(Duration period) {
        Thread.ofPlatform().daemon().name(name).start(() -> run(period));
    }

    private void run(Duration period) {
        try {
            while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; a time under way is finished first. */
    @Override
    public void close() {
        closed.countDown();
    }
}
