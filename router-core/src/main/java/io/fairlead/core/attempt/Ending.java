package io.fairlead.core.attempt;

import io.fairlead.api.deployment.Price;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.exchange.RelayEnd.RawAnswer;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.exchange.WireFailure;
import io.fairlead.core.health.CandidateHealth;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells everybody who has to know how one attempt ended: health, strategy, and the exchange's record. */
final class Ending {
    private final Job job;
    private final RouteCandidate candidate;
    private final String id;
    private final long start;
    private final TimeSource time;
    private final boolean goesOnWithoutProofs;
    private int status;
    private boolean resent;
    private @Nullable String requestId;
    private boolean over;
    private boolean goesOn;

    /** The end of an attempt; {@code goesOnWithoutProofs}: who cannot read proofs is asked again, as a part of the same probe. */
    Ending(Job job, RouteCandidate candidate, String id, long start, TimeSource time, boolean goesOnWithoutProofs) {
        this.job = job;
        this.candidate = candidate;
        this.id = id;
        this.start = start;
        this.time = time;
        this.goesOnWithoutProofs = goesOnWithoutProofs;
    }

    String id() {
        return id;
    }

    long start() {
        return start;
    }

    /** The head of a reply is there. */
    void replied(Reply reply) {
        status = reply.status();
        resent = reply.resent();
        requestId = candidate.provider().provider().facts(reply).requestId();
    }

    /** Whether it was told already. */
    boolean told() {
        return over;
    }

    /** The client has seen nothing, and the attempt failed. */
    AttemptEnd failed(Failure failure, UpstreamError error, @Nullable RawAnswer raw) {
        return failed(failure, error, raw, Usage.UNKNOWN);
    }

    private AttemptEnd failed(Failure failure, UpstreamError error, @Nullable RawAnswer raw, Usage usage) {
        goesOn = goesOnWithoutProofs && failure.kind().equals(FailureKind.UNREADABLE_PROOF);
        ended(failure, usage, false);
        return new AttemptEnd.Failed(failure, error, raw);
    }

    /**
     * The reply was passed on, as far as it came.
     *
     * @throws RouterException if a filter refused it
     */
    AttemptEnd relayed(RelayEnd end) {
        return switch (end) {
            case RelayEnd.Whole whole -> {
                Recovery recovery = job.exchange().recovery();
                if (recovery != null && recovery.way() != null) {
                    job.exchange().recovered(recovery.word());
                    job.exchange().served(candidate.deployment().id());
                }
                yield over(null, whole.usage(), true);
            }
            case RelayEnd.Interrupted interrupted -> {
                over(interrupted.failure(), interrupted.usage(), false);
                yield new AttemptEnd.Interrupted(interrupted.failure());
            }
            case RelayEnd.Broken broken -> {
                job.exchange().failed(broken.told());
                yield over(broken.failure(), broken.usage(), false);
            }
            case RelayEnd.ClientLeft left -> {
                job.exchange().clientGone();
                yield over(null, left.usage(), false);
            }
            case RelayEnd.Refused refused -> {
                AttemptEnd over = over(null, refused.usage(), false);
                if (!refused.told()) {
                    throw new RouterException(refused.error());
                }
                job.exchange().failed(refused.error());
                yield over;
            }
            case RelayEnd.Failed failed -> failed(failed.failure(), failed.error(), null, failed.usage());
        };
    }

    private AttemptEnd over(@Nullable Failure failure, Usage usage, boolean whole) {
        ended(failure, usage, whole);
        job.exchange().used(usage);
        return new AttemptEnd.Over();
    }

    private long cost(Usage usage) {
        Price price = usage.known() ? candidate.deployment().price().orElse(null) : null;
        return price == null ? -1 : price.of(usage).nanos();
    }

    /** Nothing more comes of the attempt: if it never ended properly, it says nothing about the candidate. */
    void abandoned() {
        if (!over) {
            candidate.state().health().released(start);
        }
    }

    private void ended(@Nullable Failure failure, Usage usage, boolean whole) {
        over = true;
        long now = time.nanos();
        judge(failure, whole, now);
        job.exchange()
                .attempted(new AttemptRecord(
                        id,
                        candidate.deployment().id(),
                        failure == null ? null : failure.kind().name(),
                        failure == null ? "" : failure.detail(),
                        status,
                        requestId,
                        now - start,
                        usage,
                        cost(usage),
                        resent));
        tellStrategy(failure, whole, now);
    }

    private void judge(@Nullable Failure failure, boolean whole, long now) {
        CandidateHealth health = candidate.state().health();
        if (whole) {
            health.succeeded(start);
            candidate.credentialHealth().accepted(start);
            candidate.state().responded(Math.max(1, job.exchange().firstContentNanos() - start));
            return;
        }
        if (goesOn) {
            return;
        }
        if (failure == null || failure.kind().equals(WireFailure.NO_CONNECTION_FREE) || outOfTime(failure, now)) {
            health.released(start);
            return;
        }
        if (failure.kind().equals(FailureKind.AUTH)) {
            candidate.credentialHealth().refused(candidate.policy().health().disableFor(), now);
        }
        health.failed(failure.kind(), failure.retryAfter(), candidate.policy().health(), start, now);
    }

    /** The client's own deadline cut the attempt off: that says nothing about the candidate. */
    private boolean outOfTime(Failure failure, long now) {
        FailureKind kind = failure.kind();
        boolean cut = kind.equals(FailureKind.TIMEOUT)
                || kind.equals(FailureKind.NETWORK)
                || kind.equals(FailureKind.TRUNCATED);
        return cut && now - job.exchange().deadlineNanos() >= 0;
    }

    private void tellStrategy(@Nullable Failure failure, boolean whole, long now) {
        long content = job.exchange().firstContentNanos();
        Outcome outcome = new OutcomeValue(
                whole,
                failure == null ? Optional.empty() : Optional.of(failure.kind()),
                content > start ? Optional.of(Duration.ofNanos(content - start)) : Optional.empty(),
                Duration.ofNanos(now - start));
        job.walk().ended(candidate, outcome);
    }
}
