package io.fairlead.core.attempt;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.Provider;
import io.fairlead.core.attempt.AttemptEnd.Failed;
import io.fairlead.core.attempt.CallMaker.Prepared;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.config.Recover;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Ids;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.exchange.WireFailure;
import io.fairlead.core.snapshot.Passage;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.upstream.CallHandle;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All attempts at one candidate: the first, and those after it that the policy allows. */
public final class Visit {
    private static final int LARGEST_ERROR = 64 * 1024;
    private static final Failure CANNOT_GO_ON =
            Failure.of(FailureKind.INVALID_REQUEST, "cannot go on with the answer of another");

    private final CallMaker calls;
    private final Relaying relaying;
    private final Pauses pauses;
    private final TimeSource time;
    private final RandomGenerator random;

    /** Visits that make calls with {@code parts} and pass on replies with {@code relaying}. */
    public Visit(CallParts parts, Relaying relaying) {
        this.calls = new CallMaker(parts.client(), parts.time(), parts.random());
        this.relaying = relaying;
        this.pauses = new Pauses(parts.time(), parts.random());
        this.time = parts.time();
        this.random = parts.random();
    }

    /** Passes on a reply whose status says success. */
    public interface Relaying {
        /** Passes it on, to its end. */
        RelayEnd relay(Job job, RouteCandidate candidate, Passage passage, Started started);
    }

    /**
     * An attempt whose reply has begun.
     *
     * @param reply of the upstream
     * @param call for cutting it off
     * @param startNanos of the attempt
     * @param hideUsage whether usage was asked for without the client's wish
     */
    public record Started(Reply reply, CallHandle call, long startNanos, boolean hideUsage) {}

    AttemptEnd candidate(Job job, RouteCandidate candidate, Tries tries) {
        Passage shortest =
                Objects.requireNonNull(candidate.passage(job.request().dialect().id()));
        Passage passage = job.alwaysNeutral() ? shortest.decoded() : shortest;
        Recovery recovery = job.exchange().recovery();
        if (recovery == null || !recovery.open()) {
            return tries(job, candidate, passage, tries);
        }
        return goingOn(job, candidate, passage, tries, recovery);
    }

    /** Goes on with a stream that broke, in the first way that the candidate takes. */
    private AttemptEnd goingOn(Job job, RouteCandidate candidate, Passage passage, Tries tries, Recovery recovery) {
        Failed refused = null;
        for (Recover way : recovery.ways()) {
            boolean begins = way == Recover.CONTINUE && !recovery.afresh();
            if (begins && !candidate.takesBeginning(passage)) {
                continue;
            }
            recovery.going(way);
            AttemptEnd end = tries(job, candidate, passage, tries);
            if (!begins
                    || !(end instanceof Failed failed)
                    || !Disposition.ofRequest(failed.failure().kind())) {
                return end;
            }
            refused = failed;
        }
        if (refused != null) {
            return refused;
        }
        candidate.state().health().released(time.nanos());
        return new Failed(CANNOT_GO_ON, UpstreamError.NONE, null);
    }

    private AttemptEnd tries(Job job, RouteCandidate candidate, Passage passage, Tries tries) {
        for (int retry = 0; ; retry++) {
            AttemptEnd end = read(job, candidate, passage, tries);
            if (!(end instanceof Failed failed) || !pauses.again(job, candidate, failed.failure(), retry)) {
                return end;
            }
        }
    }

    /** One try, and at once another where the upstream cannot read proofs in a request that may go without them. */
    private AttemptEnd read(Job job, RouteCandidate candidate, Passage passage, Tries tries) {
        long start = time.nanos();
        boolean without = tries.withoutProofs(candidate);
        boolean mayLose = !without && job.neutral().mayLose();
        AttemptEnd end = once(job, candidate, new Ask(passage, tries.next(), without, mayLose, null));
        boolean unread = end instanceof Failed failed && failed.failure().kind().equals(FailureKind.UNREADABLE_PROOF);
        if (!unread || !mayLose) {
            return end;
        }
        if (job.exchange().gone()) {
            candidate.state().health().released(start);
            return end;
        }
        tries.unreadable(candidate);
        Unread before = new Unread(
                (Failed) end, start, List.copyOf(job.exchange().dropped().all()));
        return once(job, candidate, new Ask(passage, tries.next(), true, false, before));
    }

    /**
     * What is asked in one attempt.
     *
     * @param passage to the upstream
     * @param number of the attempt
     * @param withoutProofs whether proofs of reasoning are left out
     * @param mayLose whether it is asked again without, if they cannot be read
     * @param before the attempt that failed for their sake, if it was just now
     */
    private record Ask(
            Passage passage,
            int number,
            boolean withoutProofs,
            boolean mayLose,
            @Nullable Unread before) {
        /** Whether nothing was left out that was there before, so that the same would be refused again. */
        boolean isTheSame(Exchange exchange) {
            return before != null && !exchange.dropped().differ(before.lost);
        }

        /** What the attempt before has used of the time for both. */
        long spentNanos(long now) {
            return before == null ? 0 : now - before.start;
        }
    }

    private record Unread(Failed failed, long start, List<String> lost) {}

    private AttemptEnd once(Job job, RouteCandidate candidate, Ask ask) {
        Exchange exchange = job.exchange();
        long start = time.nanos();
        CallHandle handle = new CallHandle();
        exchange.calling(handle);
        candidate.state().entered();
        Ending ending = new Ending(job, candidate, Ids.create("a_", random), start, time, ask.mayLose);
        try {
            return attempt(job, candidate, ask, handle, ending);
        } catch (RouterException | GivenUpException answer) {
            throw answer;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            if (ending.told() || exchange.answered()) {
                throw failure;
            }
            return ending.failed(PluginFailures.thrown(candidate, "the attempt", failure), UpstreamError.NONE, null);
        } finally {
            ending.abandoned();
            candidate.state().left();
        }
    }

    private AttemptEnd attempt(Job job, RouteCandidate candidate, Ask ask, CallHandle handle, Ending ending) {
        Passage passage = ask.passage;
        boolean askUsage = askUsage(job.request().facts(), candidate);
        AttemptValue attempt = new AttemptValue(
                ending.id(),
                ask.number,
                candidate.deployment(),
                passage.upstream().id(),
                job.request().facts(),
                job.request().head(),
                askUsage,
                ask.withoutProofs,
                candidate.provider().provider().takesCustomTools(candidate.deployment()));
        Prepared prepared = prepared(job, candidate, passage, attempt);
        if (prepared.refusal() != null) {
            return ending.failed(prepared.refusal(), UpstreamError.NONE, null);
        }
        if (ask.before != null && ask.isTheSame(job.exchange())) {
            return ask.before.failed;
        }
        try (Reply reply = reply(job, candidate, prepared, handle, ask)) {
            ending.replied(reply);
            if (reply.status() >= 300) {
                return refused(job.request(), candidate, passage, reply, ending);
            }
            boolean hide = askUsage && !job.request().facts().usageWanted();
            RelayEnd end = relaying.relay(job, candidate, passage, new Started(reply, handle, ending.start(), hide));
            return ending.relayed(end);
        } catch (IOException broken) {
            return job.exchange().gone()
                    ? ending.relayed(new RelayEnd.ClientLeft(Usage.UNKNOWN))
                    : ending.failed(WireFailure.of(broken), UpstreamError.NONE, null);
        }
    }

    /** What cannot be said of a request to whom an answer is to be gone on with counts against nobody. */
    private static Failure unprepared(Job job, Throwable failure) {
        return Attempts.broken(job) ? CANNOT_GO_ON : CallMaker.unprepared(failure);
    }

    private Reply reply(Job job, RouteCandidate candidate, Prepared prepared, CallHandle handle, Ask ask)
            throws IOException {
        try (var _ = job.exchange().waiting()) {
            return calls.call(job, candidate, prepared, handle, ask.spentNanos(time.nanos()));
        }
    }

    private static boolean askUsage(RequestFacts facts, RouteCandidate candidate) {
        return facts.stream() && candidate.provider().provider().reportsStreamUsage(candidate.deployment());
    }

    private Prepared prepared(Job job, RouteCandidate candidate, Passage passage, AttemptValue attempt) {
        try {
            return calls.prepare(job, candidate, passage, attempt);
        } catch (RouterException refusal) {
            if (Attempts.broken(job)) {
                // The client has a part of its answer: that another API cannot say the request is no answer any more.
                return Prepared.refused(attempt, CANNOT_GO_ON);
            }
            if (passage.translated() && spokenElsewhere(job)) {
                // Another candidate may take the request as it is.
                return Prepared.refused(
                        attempt,
                        Failure.of(FailureKind.UNSUPPORTED, refusal.error().message()));
            }
            throw refusal;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            PluginFailures.log(candidate, "prepare", failure);
            return Prepared.refused(attempt, unprepared(job, failure));
        }
    }

    private static boolean spokenElsewhere(Job job) {
        for (RouteCandidate candidate : job.route().routeCandidates()) {
            Passage passage = candidate.passage(job.request().dialect().id());
            if (passage != null && !passage.translated()) {
                return true;
            }
        }
        return false;
    }

    private AttemptEnd refused(
            ClientRequest request, RouteCandidate candidate, Passage passage, Reply reply, Ending ending)
            throws IOException {
        Slice body = beginning(reply);
        candidate.credential().mask(body);
        Dialect upstream = passage.upstream();
        Provider provider = candidate.provider().provider();
        UpstreamError error = UpstreamError.NONE;
        Failure failure;
        try {
            error = upstream.readError(reply, body);
            failure = provider.classify(reply, error);
        } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
            failure = PluginFailures.thrown(candidate, "judging status " + reply.status(), thrown);
        }
        String type = reply.headers().first("content-type");
        RelayEnd.RawAnswer raw =
                passage.translated() || !upstream.id().equals(request.dialect().id())
                        ? null
                        : new RelayEnd.RawAnswer(reply.status(), type == null ? "application/json" : type, body);
        return ending.failed(failure == null ? PluginFailures.unjudged(reply) : failure, error, raw);
    }

    /** As much of an error reply as is worth reading. */
    private static Slice beginning(Reply reply) throws IOException {
        byte[] bytes =
                new byte[Math.clamp(reply.contentLength() < 0 ? 8192 : reply.contentLength() + 1, 1, LARGEST_ERROR)];
        int length = 0;
        while (length < bytes.length) {
            int count = reply.read(bytes, length, bytes.length - length);
            if (count < 0) {
                break;
            }
            length += count;
        }
        return Slice.of(bytes, 0, length);
    }
}
