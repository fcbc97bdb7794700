package io.fairlead.plugin.strategies;

import io.fairlead.api.strategy.Candidate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a list of candidates alone, worked out once for as long as the host gives the same list. Not state:
 * a lost or doubled entry costs a little time and nothing else.
 */
final class PerList<T> {
    private final Function<List<Candidate>, T> make;
    private volatile @Nullable Entry<T> last;

    PerList(Function<List<Candidate>, T> make) {
        this.make = make;
    }

    T of(List<Candidate> list) {
        Entry<T> known = last;
        if (known != null && known.same(list)) {
            return known.made;
        }
        T made = make.apply(list);
        last = new Entry<>(list, made);
        return made;
    }

    private record Entry<T>(List<Candidate> list, T made) {
        /** Identity is the point: the contract says that an unchanged list is the same object. */
        @SuppressWarnings("ReferenceEquality")
        boolean same(List<Candidate> other) {
            return list == other;
        }
    }
}
