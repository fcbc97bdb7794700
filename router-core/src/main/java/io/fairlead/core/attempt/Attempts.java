package io.fairlead.core.attempt;

import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.attempt.AttemptEnd.Failed;
import io.fairlead.core.attempt.AttemptEnd.Interrupted;
import io.fairlead.core.attempt.AttemptEnd.Over;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.snapshot.RouteCandidate;
import java.util.Set;

/** Goes through the candidates of a request until one has served it, or none is left and waiting does not help. */
public final class Attempts {
    private final Visit visit;
    private final Waits waits;
    private final TimeSource time;

    /** Attempts that are made by {@code visit}; {@code waits} between rounds. */
    public Attempts(Visit visit, Waits waits, TimeSource time) {
        this.visit = visit;
        this.waits = waits;
        this.time = time;
    }

    /** Where rounds begin: each looks anew at who is eligible. */
    public interface Rounds {
        /** The next round, without candidates that shall not be asked again. */
        Job next(Set<RouteCandidate> without);
    }

    /**
     * Serves a request: when this returns, the client has its answer, was told that it broke, or is gone.
     *
     * @throws RouterException if no candidate could serve
     */
    public void serve(Rounds rounds) {
        Learned learned = new Learned();
        Waiting waiting = null;
        for (; ; ) {
            Job job = rounds.next(learned.spent());
            if (waiting == null) {
                job.retries().request(time.nanos());
                waiting = waits.begin(job.exchange());
            }
            Round round = new Round(job, learned, time);
            if (served(job, round)) {
                return;
            }
            if (broken(job) || !waits(job, waiting, learned)) {
                throw unlessBroken(job, round.exhausted());
            }
        }
    }

    private static boolean waits(Job job, Waiting waiting, Learned learned) {
        job.neutral().rest();
        return waiting.forAnother(job, learned);
    }

    /** Whether a stream stands open: its client waits in the middle of a sentence, so nobody waits for better times. */
    static boolean broken(Job job) {
        Recovery recovery = job.exchange().recovery();
        return recovery != null && recovery.open();
    }

    private boolean served(Job job, Round round) {
        for (int tried = 0; tried < job.route().round().maxAttempts(); tried++) {
            RouteCandidate candidate = round.next();
            if (candidate == null) {
                return false;
            }
            switch (visit.candidate(job, candidate, round.attempts())) {
                case Over over -> {
                    return true;
                }
                case Interrupted interrupted -> {
                    if (job.exchange().gone() || late(job)) {
                        throw unlessBroken(job, round.late());
                    }
                }
                case Failed failed -> {
                    if (round.failed(candidate, failed)) {
                        throw unlessBroken(job, GivenUpException.of(failed));
                    }
                    if (late(job)) {
                        throw unlessBroken(job, round.late());
                    }
                }
            }
        }
        return false;
    }

    private boolean late(Job job) {
        return time.nanos() - job.exchange().deadlineNanos() >= 0;
    }

    /** A client that has a part of its answer is told why that broke off, not why nobody went on with it. */
    private static RuntimeException unlessBroken(Job job, RuntimeException end) {
        Recovery recovery = job.exchange().recovery();
        RouterError told = recovery == null ? null : recovery.told();
        return told == null ? end : new RouterException(told);
    }
}
