package io.fairlead.api.dialect;

import java.util.Objects;

/** What a piece of text is. A value type with constants. */
public final class TextKind {
    public static final TextKind TEXT = new TextKind("text");
    public static final TextKind THINKING = new TextKind("thinking");
    public static final TextKind TOOL_ARGUMENTS = new TextKind("tool-arguments");
    public static final TextKind TOOL_RESULT = new TextKind("tool-result");
    public static final TextKind REFUSAL = new TextKind("refusal");

    private final String name;

    private TextKind(String name) {
        this.name = name;
    }

    /** One by name. */
    public static TextKind of(String name) {
        return new TextKind(Objects.requireNonNull(name));
    }

    /** Lower case with hyphens. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextKind that && name.equals(that.name);
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
