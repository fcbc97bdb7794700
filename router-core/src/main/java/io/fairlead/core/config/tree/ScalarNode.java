package io.fairlead.core.config.tree;

import io.fairlead.core.config.problem.Position;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param value a String, Boolean, Long or Double, or null where nothing is written
 * @param text the value as characters
 * @param written what may be shown of it: as it is written, variables not put in
 */
public record ScalarNode(Position at, @Nullable Object value, String text, String written) implements ConfigNode {
    /** A text that is a text even if it looks like a number. */
    public static ScalarNode text(Position at, String text) {
        return new ScalarNode(at, text, text, text);
    }

    /** A value written without quotes. */
    public static ScalarNode plain(Position at, String text) {
        return new ScalarNode(at, PlainScalar.value(text), text, text);
    }

    /** The same value once variables are put in. */
    public ScalarNode becoming(String resolved) {
        return new ScalarNode(at, resolved, resolved, written);
    }

    @Override
    public String kind() {
        return value == null ? "nothing" : "a single value";
    }

    /** Without the value: it may be secret. */
    @Override
    public String toString() {
        return "ScalarNode[" + kind() + " at " + at + "]";
    }
}
