package io.fairlead.api.filter;

import java.util.Objects;

/** What a filter wants to see. A value type with constants; a host refuses a filter whose view it does not know. */
public final class View {
    /** Method, path, headers and facts of the request; head of the answer. */
    public static final View HEAD = new View("head");
    /** The bytes of the request, and the frames of the answer as they pass. */
    public static final View BYTES = new View("bytes");
    /** The text of request and answer; everything else keeps its bytes. */
    public static final View TEXT = new View("text");
    /** The decoded request and the events of the answer; turns pass-through off. */
    public static final View NEUTRAL = new View("neutral");

    private final String name;

    private View(String name) {
        this.name = name;
    }

    /** A view by name. */
    public static View of(String name) {
        return new View(Objects.requireNonNull(name));
    }

    /** Lower case. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof View that && name.equals(that.name);
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
