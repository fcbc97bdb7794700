package io.fairlead.core.config.problem;

/**
 * Where a value stands: its layer, the file, variable or option that holds it, and line and column from 1, or 0 where
 * there are no lines.
 */
public record Position(Layer layer, String source, int line, int column) {
    /** Where values stand that nobody configured. */
    public static final Position BUILT_IN = new Position(Layer.DEFAULTS, Layer.DEFAULTS.title(), 0, 0);

    /** A position in something without lines. */
    public static Position in(Layer layer, String source) {
        return new Position(layer, source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
