package io.fairlead.core.body;

import io.fairlead.api.http.Slice;
import java.util.Comparator;

/** A range of the original that other bytes take the place of; an empty range is a place to insert. */
record Cut(long from, long to, Slice with) {
    static final Comparator<Cut> ORDER = Comparator.comparingLong(Cut::from).thenComparingLong(Cut::to);

    /** Whether the two have a byte in common, or one inserts in the midst of the other. */
    boolean overlaps(long otherFrom, long otherTo) {
        return from < otherTo && otherFrom < to;
    }

    boolean within(long outerFrom, long outerTo) {
        return outerFrom <= from && to <= outerTo;
    }
}
