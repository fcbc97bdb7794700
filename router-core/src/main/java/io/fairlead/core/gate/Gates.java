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
        Refusal refusal = dialect(candidate, request);
        if (refusal == null) {
            refusal = capability(candidate, request);
        }
        if (refusal == null) {
            refusal = context(candidate, request, 0);
        }
        return refusal == null ? now(candidate, route, now) : refusal;
    }

    /** Why a candidate may not be asked now, whatever the request is. */
    public static @Nullable Refusal now(RouteCandidate candidate, Route route, long now) {
        Standing standing = candidate.state().health().standing(now);
        if (standing != null && standing.state().equals(Standing.OPERATOR)) {
            return Refusal.lasting("operator", standing.cause());
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
        if (standing != null) {
            return new Refusal(
                    Refusal.HEALTH,
                    standing.state() + " after " + standing.cause(),
                    standing.remaining(),
                    standing.lastResort());
        }
        return failedLately(candidate, route, now);
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
        Duration skip = route.skipFailedFor();
        if (skip.isZero() || !candidate.state().health().failedWithin(skip, now)) {
            return null;
        }
        return new Refusal("failed-lately", "it failed within the last " + skip.toSeconds() + " s", skip, false);
    }
}
