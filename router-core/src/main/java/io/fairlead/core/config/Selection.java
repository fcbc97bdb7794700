package io.fairlead.core.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Some names, or all there are. */
public record Selection(boolean all, Set<String> names) {
    /** Every name, those of later configurations too. */
    public static final Selection ALL = new Selection(true, Set.of());

    public Selection {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /** These names only, in this order. */
    public static Selection of(Iterable<String> names) {
        Set<String> distinct = new LinkedHashSet<>();
        names.forEach(distinct::add);
        return new Selection(false, distinct);
    }

    /** Whether a name is among them. */
    public boolean includes(String name) {
        return all || names.contains(name);
    }
}
