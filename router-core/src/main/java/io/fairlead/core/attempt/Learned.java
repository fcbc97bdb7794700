package io.fairlead.core.attempt;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError.Reason;
import io.fairlead.core.attempt.AttemptEnd.Failed;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.TokenEstimate;
import io.fairlead.core.gate.Gates;
import io.fairlead.core.gate.Refusal;
import io.fairlead.core.snapshot.RouteCandidate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the attempts of one exchange have taught, over all its rounds: above all whom not to ask again. */
final class Learned {
    private final Tries attempts = new Tries();
    private final Map<RouteCandidate, Reason> spent = new LinkedHashMap<>(0);
    private final Set<String> tooSmall = new HashSet<>(0);
    private @Nullable Failed refusal;
    private @Nullable Failed unread;
    private long windowAbove;

    Tries attempts() {
        return attempts;
    }

    /** Candidates that would only do again what they did. */
    Set<RouteCandidate> spent() {
        return spent.keySet();
    }

    /** What the spent candidates did. */
    Collection<Reason> reasons() {
        return spent.values();
    }

    /** The last attempt at which an upstream refused the request itself, though another might take it. */
    @Nullable Failed refusal() {
        return refusal;
    }

    /** The first attempt at which an upstream could not read what the request repeats. */
    @Nullable Failed unread() {
        return unread;
    }

    /** Why a request does not fit a candidate after what others have said of its length, or null. */
    @Nullable Refusal tooLong(RouteCandidate candidate, ClientRequest request) {
        if (tooSmall.contains(candidate.deployment().id())) {
            return new Refusal(Refusal.CONTEXT, "its window was too small", null, false);
        }
        return windowAbove > 0 ? Gates.context(candidate, request, windowAbove) : null;
    }

    void failed(RouteCandidate candidate, Failed failed, Reason reason, ClientRequest request) {
        FailureKind kind = failed.failure().kind();
        if (kind.equals(FailureKind.CONTEXT_LENGTH)) {
            tooSmall.add(candidate.deployment().id());
            long needed = TokenEstimate.window(request.facts());
            windowAbove =
                    Math.max(windowAbove, candidate.deployment().contextWindow().orElse(needed));
        }
        boolean refused = kind.equals(FailureKind.CONTEXT_LENGTH)
                || kind.equals(FailureKind.UNSUPPORTED)
                || kind.equals(FailureKind.CONTENT_POLICY);
        if (refused) {
            refusal = failed;
        }
        boolean unreadable = kind.equals(FailureKind.UNREADABLE_PROOF);
        if (unreadable && unread == null) {
            unread = failed;
        }
        // Who was silent once would keep the client waiting as long again.
        if (refused || unreadable || kind.equals(FailureKind.TIMEOUT) || kind.equals(FailureKind.NOT_FOUND)) {
            spent.put(candidate, reason);
        }
    }
}
