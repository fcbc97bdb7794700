package io.fairlead.core.attempt;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.config.policy.RetryPolicy;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Whether and when the same candidate is asked again. */
final class Pauses {
    private static final long STEP_NANOS = Duration.ofMillis(100).toNanos();

    private final TimeSource time;
    private final RandomGenerator random;

    Pauses(TimeSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /** Waits if the candidate shall be asked again; false if it shall not. {@code retry} counts from 0. */
    boolean again(Job job, RouteCandidate candidate, Failure failure, int retry) {
        RetryPolicy policy = candidate.policy().retry();
        // Whoever was taken out of service is left alone: by the request that took it out, and after a probe that
        // failed.
        if (retry >= policy.same() || candidate.state().health().disabled()) {
            return false;
        }
        long pause = pause(job, policy, failure, retry);
        Exchange exchange = job.exchange();
        long now = time.nanos();
        if (pause < 0 || exchange.gone() || exchange.deadlineNanos() - now <= pause) {
            return false;
        }
        if (!job.retries().retry(policy.budget(), policy.budgetFloor(), now)) {
            exchange.retryRefused();
            return false;
        }
        return waited(exchange, now, pause) && !candidate.state().health().disabled();
    }

    /** How long to wait before it; below 0 for not at all. */
    private long pause(Job job, RetryPolicy policy, Failure failure, int retry) {
        Disposition disposition =
                Disposition.of(failure.kind(), job.route().round().contentPolicy());
        boolean refused = disposition == Disposition.GIVE_UP || disposition == Disposition.LARGER;
        // Who was silent once would keep the client waiting as long again; what cannot be read will not be later.
        if (refused
                || failure.kind().equals(FailureKind.TIMEOUT)
                || failure.kind().equals(FailureKind.UNREADABLE_PROOF)) {
            return -1;
        }
        Duration asked = failure.retryAfter();
        if (asked != null) {
            return asked.compareTo(policy.waitHereUpTo()) > 0 ? -1 : asked.toNanos();
        }
        return disposition == Disposition.RETRY ? jittered(policy.backoff().toNanos() << Math.min(retry, 10)) : -1;
    }

    /** Half of the pause for certain, the rest by chance: clients that failed together do not come back together. */
    private long jittered(long pause) {
        return pause <= 1 ? pause : pause / 2 + random.nextLong(pause / 2 + 1);
    }

    private boolean waited(Exchange exchange, long begin, long length) {
        try (var _ = exchange.waiting()) {
            for (long passed; (passed = time.nanos() - begin) < length; ) {
                time.park(Math.min(length - passed, STEP_NANOS));
                if (exchange.gone() || Thread.currentThread().isInterrupted()) {
                    return false;
                }
            }
        }
        exchange.waited(time.nanos() - begin);
        return true;
    }
}
