package io.fairlead.api.dialect;

import java.util.Objects;

/** How the bytes of a reply are cut into frames. A value type with constants; a host refuses one it does not know. */
public final class Framing {
    /** The whole body is one frame. */
    public static final Framing WHOLE = new Framing("whole");
    /** Server-sent events: a frame ends with its blank line. */
    public static final Framing SSE = new Framing("sse");
    /** One JSON value a line. */
    public static final Framing JSON_LINES = new Framing("json-lines");
    /** One JSON array: a frame ends with an element, and its bracket or comma belongs to it; the closing one has no data. */
    public static final Framing JSON_ARRAY = new Framing("json-array");

    private final String name;

    private Framing(String name) {
        this.name = name;
    }

    /** A framing by name. */
    public static Framing of(String name) {
        return new Framing(Objects.requireNonNull(name));
    }

    /** Lower case with hyphens. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Framing that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
