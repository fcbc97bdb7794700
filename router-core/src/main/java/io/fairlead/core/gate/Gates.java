package io.fairlead.core.gate;

import io.fairlead.api.deployment.Capability;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.TokenEstimate;
import io.fairlead.core.health.Standing;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All gates in their order: what never changes first, what changes by the second last. */
public final class Gates {
    private Gates() {}

    /** Why a candidate may not serve a request now, or null if it may. */
    public static @Nullable Refusal check(RouteCandidate candidate, Route route, ClientRequest request, long now) {
        Refusal refusal = ever(candidate, request);
        return refusal == null ? now(candidate, route, now) : refusal;
    }

    /** Why a candidate can never serve a request, however long it waits, or null if it can at some time. */
    public static @Nullable Refusal ever(RouteCandidate candidate, ClientRequest request) {
        Refusal refusal = dialect(candidate, request);
        if (refusal == null) {
            refusal = capability(candidate, request);
        }
        return refusal == null ? context(candidate, request, 0) : refusal;
    }

    /** Why a candidate may not be asked now, whatever the request is. */
    public static @Nullable Refusal now(RouteCandidate candidate, Route route, long now) {
        Standing standing = candidate.state().health().standing(now);
        if (standing != null && standing.state().equals(Standing.OPERATOR)) {
            return Refusal.lasting(Refusal.OPERATOR, standing.cause());
        }
        Standing credential = candidate.credentialHealth().standing(now);
        if (credential != null) {
            return new Refusal(
                    "credential",
                    "the upstream refused the key ending in "
                            + candidate.credential().hint(),
                    credential.remaining(),
                    false);
        }
        // A soft pause must not let through whom the route wants skipped.
        Refusal lately = standing != null && !standing.lastResort() ? null : failedLately(candidate, route, now);
        return standing == null || lately != null ? lately : health(standing);
    }

    private static Refusal health(Standing standing) {
        return new Refusal(
                Refusal.HEALTH,
                standing.state() + " after " + standing.cause(),
                standing.remaining(),
                standing.lastResort(),
                standing.modelUnknown());
    }

    private static @Nullable Refusal dialect(RouteCandidate candidate, ClientRequest request) {
        if (candidate.passage(request.dialect().id()) != null) {
            return null;
        }
        return Refusal.lasting(
                Refusal.DIALECT,
                "its provider takes " + candidate.provider().provider().dialects(candidate.deployment()) + ", which "
                        + request.dialect().id() + " cannot be translated to");
    }

    private static @Nullable Refusal capability(RouteCandidate candidate, ClientRequest request) {
        Set<Capability> needs = request.facts().needs();
        if (needs.isEmpty() || candidate.deployment().capabilities().isEmpty()) {
            return null;
        }
        Set<Capability> able = candidate.deployment().capabilities().get();
        for (Capability need : needs) {
            if (!able.contains(need)) {
                return Refusal.lasting(Refusal.CAPABILITY, "the request needs " + need + ", the model has " + able);
            }
        }
        return null;
    }

    /** Why the request does not fit the model's window, or a window of more than {@code above} tokens is needed. */
    public static @Nullable Refusal context(RouteCandidate candidate, ClientRequest request, long above) {
        long window = candidate.deployment().contextWindow().orElse(Long.MAX_VALUE);
        long needed = TokenEstimate.window(request.facts());
        if (needed <= window && window > above) {
            return null;
        }
        return Refusal.lasting(
                Refusal.CONTEXT,
                "the request needs about " + Math.max(needed, above) + " tokens, the window has " + window);
    }

    private static @Nullable Refusal failedLately(RouteCandidate candidate, Route route, long now) {
        Duration skip = route.round().skipFailedFor();
        Duration ago = skip.isZero() ? null : candidate.state().health().sinceFailure(now);
        if (ago == null || ago.compareTo(skip) >= 0) {
            return null;
        }
        String detail = "it failed within the last " + skip.toSeconds() + " s";
        return new Refusal("failed-lately", detail, skip.minus(ago), false);
    }
}
