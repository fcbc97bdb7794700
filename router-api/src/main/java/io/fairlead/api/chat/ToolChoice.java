package io.fairlead.api.chat;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether and which tool the model must call. A value type with constants. */
public final class ToolChoice {
    /** The model decides. */
    public static final ToolChoice AUTO = new ToolChoice("auto", null);
    /** No tool. */
    public static final ToolChoice NONE = new ToolChoice("none", null);
    /** Some tool. */
    public static final ToolChoice REQUIRED = new ToolChoice("required", null);

    private final String kind;
    private final @Nullable String tool;

    private ToolChoice(String kind, @Nullable String tool) {
        this.kind = kind;
        this.tool = tool;
    }

    /** The tool with this name. */
    public static ToolChoice tool(String name) {
        return new ToolChoice("tool", Objects.requireNonNull(name));
    }

    /** {@code auto}, {@code none}, {@code required} or {@code tool}. */
    public String kind() {
        return kind;
    }

    /** The tool's name, for the kind {@code tool}. */
    public Optional<String> tool() {
        return Optional.ofNullable(tool);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ToolChoice that && kind.equals(that.kind) && Objects.equals(tool, that.tool);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, tool);
    }

    @Override
    public String toString() {
        return tool == null ? kind : kind + ":" + tool;
    }
}
