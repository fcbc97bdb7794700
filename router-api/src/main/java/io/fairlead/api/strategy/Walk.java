package io.fairlead.api.strategy;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request's way through its candidates. Used by one thread at a time. */
public interface Walk {
    /** The candidate to try next, or null when there is none left. Asked only when it is needed. */
    @Nullable Candidate next();

    /** How the attempt at a candidate ended: for a stream, when its last byte was passed on. */
    default void ended(Candidate candidate, Outcome outcome) {}

    /** A walk over a list that is already in order. */
    static Walk over(List<Candidate> ordered) {
        Iterator<Candidate> rest = ordered.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
    }
}
