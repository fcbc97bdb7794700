package io.fairlead.core.attempt;

import io.fairlead.core.snapshot.RouteCandidate;
import java.util.HashSet;
import java.util.Set;

/** Numbers the attempts of one exchange, and knows who could not read the proofs of reasoning in its request. */
final class Tries {
    private final Set<RouteCandidate> unreadable = new HashSet<>(0);
    private int count;

    /** The next number, beginning with 1. */
    int next() {
        return ++count;
    }

    /** The candidate could not read the proofs: from now on it is asked without. */
    void unreadable(RouteCandidate candidate) {
        unreadable.add(candidate);
    }

    /** Whether a candidate is to be asked without proofs. */
    boolean withoutProofs(RouteCandidate candidate) {
        return unreadable.contains(candidate);
    }
}
