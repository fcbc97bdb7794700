package io.fairlead.core.config.tree;

import io.fairlead.core.config.problem.Position;

/** A part of a configuration, and where it stands. Immutable. */
public sealed interface ConfigNode permits MapNode, ListNode, ScalarNode {
    /** Where it starts. */
    Position at();

    /** What it is, as a phrase after "found"; never what it holds. */
    String kind();

    /** Whether nothing is written there. */
    default boolean isNothing() {
        return this instanceof ScalarNode scalar && scalar.value() == null;
    }
}
