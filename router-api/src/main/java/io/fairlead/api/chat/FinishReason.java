package io.fairlead.api.chat;

import java.util.Objects;

/** Why an answer ended. A value type with constants. */
public final class FinishReason {
    /** It was done, or a stop text came. */
    public static final FinishReason STOP = new FinishReason("stop");
    /** A bound on tokens was reached. */
    public static final FinishReason LENGTH = new FinishReason("length");
    /** The model wants tools to be called. */
    public static final FinishReason TOOL_CALLS = new FinishReason("tool_calls");
    /** The vendor's content rules cut it. */
    public static final FinishReason CONTENT_FILTER = new FinishReason("content_filter");

    private final String name;

    private FinishReason(String name) {
        this.name = name;
    }

    /** One by name. */
    public static FinishReason of(String name) {
        return new FinishReason(Objects.requireNonNull(name));
    }

    /** Lower case with underscores. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FinishReason that && name.equals(that.name);
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
