package io.fairlead.core.attempt;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.RouterError.Reason;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.core.attempt.AttemptEnd.Failed;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.gate.Gates;
import io.fairlead.core.gate.Refusal;
import io.fairlead.core.gate.Refused;
import io.fairlead.core.health.Standing;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way through the candidates. */
final class Round {
    private final Job job;
    private final Learned learned;
    private final TimeSource time;
    private final Set<RouteCandidate> tried = new HashSet<>(4);
    private final List<RouteCandidate> unable = new ArrayList<>(0);
    private final List<RouteCandidate> queued = new ArrayList<>(0);
    private final Iterator<Candidate> lastResorts;
    private final List<Reason> reasons;
    /** How many of the reasons stood before the first attempt. */
    private int passedOver;

    Round(Job job, Learned learned, TimeSource time) {
        this.job = job;
        this.learned = learned;
        this.time = time;
        this.reasons = new ArrayList<>(job.eligible().refused());
        this.passedOver = reasons.size();
        this.reasons.addAll(learned.reasons());
        this.lastResorts = job.eligible().lastResorts().iterator();
    }

    /** Numbers attempts over all rounds. */
    Tries attempts() {
        return learned.attempts();
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
            if (reasons.get(i) instanceof Refused refused && refused.candidate().equals(candidate)) {
                reasons.remove(i);
                passedOver--;
                return;
            }
        }
    }

    private @Nullable Refusal refusal(RouteCandidate candidate) {
        long now = time.nanos();
        Refusal tooLong = learned.tooLong(candidate, job.request());
        if (tooLong != null) {
            return tooLong;
        }
        Refusal refusal = tried.isEmpty() ? null : Gates.now(candidate, job.route(), now);
        if (refusal != null && !refusal.lastResort()) {
            return refusal;
        }
        if (candidate.state().health().begin(now)) {
            return null;
        }
        Standing standing = candidate.state().health().standing(now);
        return Refusal.probed(standing != null && standing.modelUnknown());
    }

    /** Takes note of a failure; true if nobody else shall be asked. */
    boolean failed(RouteCandidate candidate, Failed failed) {
        Failure failure = failed.failure();
        Duration wait = failure.retryAfter();
        if (wait == null) {
            Refusal now = Gates.now(candidate, job.route(), time.nanos());
            wait = now == null ? null : now.until();
        }
        Reason reason = Reason.of(candidate.deployment().id(), failure.kind().name(), failure.detail(), wait);
        reasons.add(reason);
        unable.add(candidate);
        learned.failed(candidate, failed, reason, job.request());
        boolean hopeless = Disposition.of(failure.kind(), job.route().round().contentPolicy()) == Disposition.GIVE_UP;
        // What one refuses to go on with says nothing about the request.
        return hopeless && !Attempts.broken(job) || job.exchange().gone();
    }

    /** The exchange has no time left to ask anybody else. */
    GivenUpException late() {
        return GivenUpException.late(reasons);
    }

    RuntimeException exhausted() {
        Failed unread = learned.unread();
        if (unread != null && Exhausted.neverServed(reasons)) {
            return GivenUpException.of(unread);
        }
        Failed refusal = learned.refusal();
        if (refusal != null && (reasons.stream().allMatch(Exhausted::context) || onlyContent())) {
            return GivenUpException.of(refusal);
        }
        return new RouterException(Exhausted.error(job.route(), reasons, eachHasAReason()));
    }

    /** Whether each candidate has a reason: those that {@code max-attempts} or the strategy left out have none. */
    private boolean eachHasAReason() {
        return job.eligible().candidates().stream().allMatch(one -> unable.contains(one) || queued.contains(one));
    }

    private boolean onlyContent() {
        return reasons.stream().allMatch(Exhausted::content);
    }
}
