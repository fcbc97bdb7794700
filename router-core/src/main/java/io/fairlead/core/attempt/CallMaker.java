package io.fairlead.core.attempt;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.Provider;
import io.fairlead.core.body.Splice;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Hints;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.snapshot.Passage;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.CallRules;
import io.fairlead.core.upstream.Deadlines;
import io.fairlead.core.upstream.RequestLine;
import io.fairlead.core.upstream.UpstreamCall;
import io.fairlead.core.upstream.UpstreamClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Prepares calls and has them made. */
final class CallMaker {
    private static final String AGENT = "fairlead/0.1";

    private final UpstreamClient client;
    private final TimeSource time;
    private final RandomGenerator random;

    CallMaker(UpstreamClient client, TimeSource time, RandomGenerator random) {
        this.client = client;
        this.time = time;
        this.random = random;
    }

    /** A call that is ready to be made, or why it cannot be. */
    record Prepared(
            AttemptValue attempt,
            @Nullable CallDraft call,
            @Nullable Failure refusal) {
        /** One that came to nothing before there was a call. */
        static Prepared refused(AttemptValue attempt, Failure refusal) {
            return new Prepared(attempt, null, refusal);
        }
    }

    Prepared prepare(Job job, RouteCandidate candidate, Passage passage, AttemptValue attempt) {
        Provider provider = candidate.provider().provider();
        Recovery recovery = job.exchange().recovery();
        String beginning = recovery == null ? null : recovery.beginning();
        Splice splice = passage.translated() || beginning != null
                ? translated(job, passage, attempt, beginning)
                : passed(job, passage, attempt);
        HeaderLines headers = new HeaderLines();
        headers.add("Content-Type", "application/json");
        headers.add("Accept", attempt.facts().stream() ? "text/event-stream" : "application/json");
        headers.add("User-Agent", AGENT);
        headers.add("traceparent", job.exchange().trace().child(random));
        CallDraft call = new CallDraft(passage.upstream().target(attempt), headers, splice, losses(job, passage));
        provider.address(call, attempt);
        call.finish();
        call.origin();
        Failure refusal = provider.authorize(headers, call, candidate.credential());
        return new Prepared(attempt, call, refusal);
    }

    /** Names of a body that was translated are the upstream's: the client has its own. */
    private static Losses losses(Job job, Passage passage) {
        return passage.translated() ? job.neutral()::droppedUpstream : job.neutral();
    }

    private static Splice passed(Job job, Passage passage, AttemptValue attempt) {
        Splice splice = Splice.of(job.request().body());
        if (job.request().hints().inBody()) {
            splice.remove(Hints.MEMBER);
        }
        passage.upstream().retarget(splice, attempt);
        return splice;
    }

    private static Splice translated(Job job, Passage passage, AttemptValue attempt, @Nullable String beginning) {
        return Splice.of(job.neutral().encode(passage.upstream(), attempt, beginning));
    }

    /** Makes a call; {@code spentNanos} of its time have passed already. */
    Reply call(Job job, RouteCandidate candidate, Prepared prepared, CallHandle handle, long spentNanos)
            throws IOException {
        CallDraft call = Objects.requireNonNull(prepared.call());
        Deadlines deadlines = within(
                job.exchange().deadlineNanos() - time.nanos(),
                rest(candidate.policy().deadlines(), spentNanos));
        if (candidate.provider().provider() instanceof LocalProvider local) {
            LocalReply reply =
                    new LocalReply(handle, time, deadlines, candidate.provider().books());
            reply.start(local, prepared.attempt(), call);
            return reply;
        }
        return new NetworkReply(client.exchange(new UpstreamCall(
                candidate.provider().access().to(call.origin()),
                new RequestLine(call.method(), call.path()),
                (HeaderLines) call.headers(),
                call,
                new CallRules(deadlines, CallRules.Resend.REUSED),
                handle)));
    }

    private static Deadlines rest(Deadlines deadlines, long spentNanos) {
        return spentNanos == 0
                ? deadlines
                : bounded(deadlines, Math.max(1, deadlines.total().toNanos() - spentNanos));
    }

    /** The client's own deadline ends every phase. */
    private static Deadlines within(long leftNanos, Deadlines deadlines) {
        if (leftNanos >= deadlines.total().toNanos()) {
            return deadlines;
        }
        if (leftNanos <= 0) {
            throw GivenUpException.late(List.of());
        }
        return bounded(deadlines, leftNanos);
    }

    private static Deadlines bounded(Deadlines deadlines, long leftNanos) {
        Duration left = Duration.ofNanos(leftNanos);
        return new Deadlines(deadlines.connect(), deadlines.firstByte(), deadlines.idle(), left);
    }

    /** The failure of a call that a plugin could not prepare. */
    static Failure unprepared(Throwable failure) {
        return Failure.of(
                FailureKind.UNKNOWN,
                "the call could not be prepared: "
                        + FailureText.root(failure).getClass().getSimpleName());
    }
}
