package io.fairlead.core.attempt;

import io.fairlead.api.error.Failure;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.snapshot.AttemptPolicy;
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

    /** Waits if the candidate shall be asked again; false if it shall not. */
    boolean again(Exchange exchange, AttemptPolicy policy, Failure failure, int retry) {
        Disposition disposition = Disposition.of(failure.kind());
        if (disposition == Disposition.GIVE_UP || disposition == Disposition.LARGER) {
            return false;
        }
        Duration asked = failure.retryAfter();
        long pause;
        if (asked != null) {
            if (asked.compareTo(policy.waitHereUpTo()) > 0) {
                return false;
            }
            pause = asked.toNanos();
        } else if (disposition == Disposition.RETRY) {
            pause = jittered(policy.backoff().toNanos() << Math.min(retry, 10));
        } else {
            return false;
        }
        long now = time.nanos();
        if (exchange.gone()
                || now + pause - exchange.deadlineNanos() >= 0 && exchange.deadlineNanos() != Long.MAX_VALUE) {
            return false;
        }
        return waited(exchange, now + pause);
    }

    /** Half of the pause for certain, the rest by chance: clients that failed together do not come back together. */
    private long jittered(long pause) {
        return pause <= 1 ? pause : pause / 2 + random.nextLong(pause / 2 + 1);
    }

    private boolean waited(Exchange exchange, long until) {
        try (var _ = exchange.waiting()) {
            for (long left; (left = until - time.nanos()) > 0; ) {
                time.park(Math.min(left, STEP_NANOS));
                if (exchange.gone() || Thread.currentThread().isInterrupted()) {
                    return false;
                }
            }
        }
        return true;
    }
}
