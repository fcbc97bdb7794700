package io.fairlead.core.gate;

import io.fairlead.api.error.RouterError;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.RouteCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The candidates of a route that may serve a request now.
 *
 * @param candidates in the route's order; the route's own list if all may
 * @param lastResorts that may be asked when all of these have failed
 * @param refused why the others may not
 */
public record Eligible(List<Candidate> candidates, List<Candidate> lastResorts, List<RouterError.Reason> refused) {
    /** Asks all gates about all candidates. Those that are paused softly are taken if there is nobody else. */
    public static Eligible of(Route route, ClientRequest request, long now) {
        return of(route, request, now, Set.of());
    }

    /** The same without some that are neither asked nor named. */
    public static Eligible of(Route route, ClientRequest request, long now, Set<RouteCandidate> without) {
        List<RouteCandidate> all = route.routeCandidates();
        List<Candidate> eligible = null;
        List<Candidate> lastResorts = List.of();
        List<RouterError.Reason> refused = List.of();
        for (int i = 0; i < all.size(); i++) {
            RouteCandidate candidate = all.get(i);
            boolean left = without.contains(candidate);
            Refusal refusal = left ? null : Gates.check(candidate, route, request, now);
            if (refusal == null && !left) {
                if (eligible != null) {
                    eligible.add(candidate);
                }
                continue;
            }
            if (eligible == null) {
                eligible = new ArrayList<>(all.subList(0, i));
                refused = new ArrayList<>(2);
                lastResorts = new ArrayList<>(1);
            }
            if (refusal == null) {
                continue;
            }
            refused.add(refusal.reason(candidate));
            if (refusal.lastResort()) {
                lastResorts.add(candidate);
            }
        }
        if (eligible == null) {
            return new Eligible(route.candidates(), lastResorts, refused);
        }
        return eligible.isEmpty()
                ? new Eligible(lastResorts, List.of(), refused)
                : new Eligible(eligible, lastResorts, refused);
    }
}
