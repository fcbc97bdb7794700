package io.fairlead.api.chat;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How much a model shall reason before it answers. */
public interface Reasoning {
    /** In words: {@code none}, {@code minimal}, {@code low}, {@code medium}, {@code high}, {@code xhigh}, {@code max}. */
    Optional<String> effort();

    /** In tokens. */
    OptionalLong budget();

    /** Whether the client asks to see it, in whatever form the model shows it. */
    default boolean shown() {
        return false;
    }

    /** Effort in words. */
    static Reasoning effort(String word) {
        return new ReasoningValue(Optional.of(word), OptionalLong.empty(), false);
    }

    /** A budget in tokens. */
    static Reasoning budget(long tokens) {
        return new ReasoningValue(Optional.empty(), OptionalLong.of(tokens), false);
    }

    /** Both, as far as known. */
    static Reasoning of(@Nullable String effort, OptionalLong budget) {
        return new ReasoningValue(Optional.ofNullable(effort), budget, false);
    }

    /** Reasoning that the client asks to see; with neither, as much as the model sees fit. */
    static Reasoning shown(@Nullable String effort, OptionalLong budget) {
        return new ReasoningValue(Optional.ofNullable(effort), budget, true);
    }
}

record ReasoningValue(Optional<String> effort, OptionalLong budget, boolean shown) implements Reasoning {}
