package io.fairlead.core.attempt;

import io.fairlead.core.gate.Gates;
import io.fairlead.core.gate.Refusal;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When another round is worth while.
 *
 * @param nanos until the first candidate may be asked
 * @param closed candidates that must not be asked now; the word of another request may open them before their time
 * @param route they belong to
 */
record Outlook(long nanos, List<RouteCandidate> closed, Route route) {
    /** The outlook after a round; null if no candidate will ever serve. {@code step} is the wait where nobody states one. */
    static @Nullable Outlook of(Job job, Learned learned, long now, long step) {
        long first = Long.MAX_VALUE;
        List<RouteCandidate> closed = new ArrayList<>(2);
        for (RouteCandidate candidate : job.route().routeCandidates()) {
            if (learned.spent().contains(candidate)
                    || learned.tooLong(candidate, job.request()) != null
                    || Gates.ever(candidate, job.request()) != null) {
                continue;
            }
            Refusal refusal = Gates.now(candidate, job.route(), now);
            if (refusal != null && refusal.gate().equals(Refusal.OPERATOR)) {
                continue;
            }
            first = Math.min(first, free(refusal, step));
            if (refusal != null && !refusal.lastResort()) {
                closed.add(candidate);
            }
        }
        return first == Long.MAX_VALUE ? null : new Outlook(first, closed, job.route());
    }

    private static long free(@Nullable Refusal refusal, long step) {
        Duration until = refusal == null ? null : refusal.until();
        if (refusal == null || until == null) {
            return step;
        }
        return refusal.lastResort() ? Math.min(step, until.toNanos()) : until.toNanos();
    }

    /** Whether somebody may be asked by now who could not be when this was made. */
    boolean brightened(long now) {
        for (int i = 0; i < closed.size(); i++) {
            Refusal refusal = Gates.now(closed.get(i), route, now);
            if (refusal == null || refusal.lastResort()) {
                return true;
            }
        }
        return false;
    }
}
