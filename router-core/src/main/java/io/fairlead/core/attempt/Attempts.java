package io.fairlead.core.attempt;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.core.attempt.AttemptEnd.Failed;
import io.fairlead.core.attempt.AttemptEnd.Over;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.TokenEstimate;
import io.fairlead.core.gate.Gates;
import io.fairlead.core.gate.Refusal;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the candidates of a job until one has served it, or none is left. */
public final class Attempts {
    private final Visit visit;
    private final TimeSource time;

    /** Attempts that are made by {@code visit}. */
    public Attempts(Visit visit, TimeSource time) {
        this.visit = visit;
        this.time = time;
    }

    /**
     * Serves a job: when this returns, the client has its answer, was told that it broke, or is gone.
     *
     * @throws RouterException if no candidate could serve
     */
    public void serve(Job job) {
        Round round = new Round(job);
        while (round.tried.size() < job.route().maxAttempts()) {
            RouteCandidate candidate = round.next();
            if (candidate == null) {
                break;
            }
            switch (visit.candidate(job, candidate, round.attempts)) {
                case Over over -> {
                    return;
                }
                case Failed failed -> {
                    if (round.failed(candidate, failed)) {
                        throw GivenUpException.of(failed);
                    }
                    if (time.nanos() - job.exchange().deadlineNanos() >= 0) {
                        throw GivenUpException.late();
                    }
                }
            }
        }
        throw round.exhausted();
    }

    /** One way through the candidates. */
    private final class Round {
        private final Job job;
        private final Set<RouteCandidate> tried = new HashSet<>(4);
        private final List<RouterError.Reason> reasons;
        /** How many of the reasons stood before the first attempt. */
        private int passedOver;

        private final List<RouteCandidate> queued = new ArrayList<>(0);
        private final Iterator<Candidate> lastResorts;
        private final AttemptCounter attempts = new AttemptCounter();
        private final Set<String> tooSmall = new HashSet<>(0);
        private @Nullable Failed contextFailure;
        private long windowAbove;

        Round(Job job) {
            this.job = job;
            this.reasons = new ArrayList<>(job.eligible().refused());
            this.passedOver = reasons.size();
            this.lastResorts = job.eligible().lastResorts().iterator();
        }

        /**
         * The next candidate that the strategy yields and that the gates still let pass; after them those that were passed
         * over because somebody else was there.
         */
        @Nullable RouteCandidate next() {
            for (; ; ) {
                Candidate yielded = job.walk().next();
                if (yielded == null && lastResorts.hasNext()) {
                    yielded = lastResorts.next();
                }
                if (!(yielded instanceof RouteCandidate candidate)) {
                    return null;
                }
                if (tried.contains(candidate) || queued.contains(candidate)) {
                    continue;
                }
                Refusal refusal = refusal(candidate);
                if (refusal == null) {
                    tried.add(candidate);
                    forget(candidate);
                    return candidate;
                }
                queued.add(candidate);
                reasons.add(refusal.reason(candidate));
            }
        }

        /** Why it was passed over does not count any more once it is asked. */
        private void forget(RouteCandidate candidate) {
            for (int i = 0; i < passedOver; i++) {
                RouterError.Reason reason = reasons.get(i);
                if (reason.deployment().equals(candidate.deployment().id())
                        && reason.reason().equals(Refusal.HEALTH)) {
                    reasons.remove(i);
                    passedOver--;
                    return;
                }
            }
        }

        private @Nullable Refusal refusal(RouteCandidate candidate) {
            long now = time.nanos();
            if (tooSmall.contains(candidate.deployment().id())) {
                return new Refusal(Refusal.CONTEXT, "its window was too small", null, false);
            }
            if (windowAbove > 0) {
                Refusal small = Gates.context(candidate, job.request(), windowAbove);
                if (small != null) {
                    return small;
                }
            }
            Refusal refusal = tried.isEmpty() ? null : Gates.now(candidate, job.route(), now);
            if (refusal != null && !refusal.lastResort()) {
                return refusal;
            }
            if (!candidate.state().health().begin(now)) {
                return new Refusal(Refusal.HEALTH, "another request probes it", null, false);
            }
            return null;
        }

        /** Takes note of a failure; true if nobody else shall be asked. */
        boolean failed(RouteCandidate candidate, Failed failed) {
            Failure failure = failed.failure();
            Duration wait = failure.retryAfter();
            if (wait == null) {
                Refusal now = Gates.now(candidate, job.route(), time.nanos());
                wait = now == null ? null : now.until();
            }
            reasons.add(RouterError.Reason.of(
                    candidate.deployment().id(), failure.kind().name(), failure.detail(), wait));
            switch (Disposition.of(failure.kind())) {
                case GIVE_UP -> {
                    return true;
                }
                case LARGER -> {
                    contextFailure = failed;
                    tooSmall.add(candidate.deployment().id());
                    long needed = TokenEstimate.window(job.request().facts());
                    windowAbove = Math.max(
                            windowAbove, candidate.deployment().contextWindow().orElse(needed));
                }
                case RETRY, NEXT -> {}
            }
            return job.exchange().gone();
        }

        RuntimeException exhausted() {
            Failed context = contextFailure;
            if (context != null && onlyContext()) {
                return GivenUpException.of(context);
            }
            return new RouterException(Exhausted.error(job.route(), reasons));
        }

        private boolean onlyContext() {
            return reasons.stream().allMatch(Exhausted::context);
        }
    }
}
