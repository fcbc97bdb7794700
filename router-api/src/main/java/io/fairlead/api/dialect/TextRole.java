package io.fairlead.api.dialect;

import java.util.Objects;

/** Who wrote a piece of text. A value type with constants. */
public final class TextRole {
    public static final TextRole SYSTEM = new TextRole("system");
    public static final TextRole USER = new TextRole("user");
    public static final TextRole ASSISTANT = new TextRole("assistant");
    public static final TextRole TOOL = new TextRole("tool");

    private final String name;

    private TextRole(String name) {
        this.name = name;
    }

    /** One by name. */
    public static TextRole of(String name) {
        return new TextRole(Objects.requireNonNull(name));
    }

    /** Lower case with hyphens. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextRole that && name.equals(that.name);
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
