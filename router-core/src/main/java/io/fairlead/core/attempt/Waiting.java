package io.fairlead.core.attempt;

import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.config.policy.WaitPolicy;
import io.fairlead.core.exchange.Exchange;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The waits of one exchange between its rounds. Holds nothing but the thread: no permit, no connection. */
final class Waiting {
    /** Also how soon it is noticed that the client left, or that a candidate is free before its time. */
    private static final long STEP_NANOS = Duration.ofMillis(250).toNanos();

    private static final long LARGEST_JITTER_NANOS = Duration.ofSeconds(1).toNanos();

    private final Waits all;
    private final Exchange exchange;
    private final TimeSource time;
    private final RandomGenerator random;
    private long waited;
    private int count;

    Waiting(Waits all, Exchange exchange, TimeSource time, RandomGenerator random) {
        this.all = all;
        this.exchange = exchange;
        this.time = time;
        this.random = random;
    }

    /**
     * Waits until another round is worth while; false if it never will be, or not in time, or the client has left.
     *
     * @param job of the round before
     */
    boolean forAnother(Job job, Learned learned) {
        WaitPolicy policy = job.route().round().waiting();
        long now = time.nanos();
        long most = Math.min(policy.max().toNanos() - waited, exchange.deadlineNanos() - now);
        if (most <= 0 || over()) {
            return false;
        }
        Outlook outlook = Outlook.of(job, learned, now, step(policy));
        if (outlook == null || outlook.nanos() > most) {
            return false;
        }
        count++;
        long length = Math.max(outlook.nanos(), STEP_NANOS);
        return passed(outlook, now, Math.min(most, length + jitter(length)));
    }

    /** The wait where nothing says when somebody is free. */
    private long step(WaitPolicy policy) {
        long longest = Math.max(policy.first().toNanos(), policy.longest().toNanos());
        long step = policy.first().toNanos();
        for (int i = 0; i < count && step < longest; i++) {
            step = Math.min(longest, step * 2);
        }
        return step;
    }

    private long jitter(long length) {
        return random.nextLong(Math.min(length / 10, LARGEST_JITTER_NANOS) + 1);
    }

    private boolean passed(Outlook outlook, long begin, long length) {
        try (var _ = exchange.waiting()) {
            for (long now = begin; now - begin < length; now = time.nanos()) {
                time.park(Math.min(STEP_NANOS, length - (now - begin)));
                if (over()) {
                    return false;
                }
                if (outlook.brightened(time.nanos())) {
                    return true;
                }
            }
            return true;
        } finally {
            long passed = time.nanos() - begin;
            waited += passed;
            exchange.waited(passed);
        }
    }

    private boolean over() {
        return exchange.gone() || all.stopped() || Thread.currentThread().isInterrupted();
    }
}
