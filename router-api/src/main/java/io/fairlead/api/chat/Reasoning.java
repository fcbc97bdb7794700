package io.fairlead.api.chat;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How much a model shall reason before it answers. */
public interface Reasoning {
    /** In words: {@code none}, {@code low}, {@code medium}, {@code high}. */
    Optional<String> effort();

    /** In tokens. */
    OptionalLong budget();

    /** Effort in words. */
    static Reasoning effort(String word) {
        return new ReasoningValue(Optional.of(word), OptionalLong.empty());
    }

    /** A budget in tokens. */
    static Reasoning budget(long tokens) {
        return new ReasoningValue(Optional.empty(), OptionalLong.of(tokens));
    }

    /** Both, as far as known. */
    static Reasoning of(@Nullable String effort, OptionalLong budget) {
        return new ReasoningValue(Optional.ofNullable(effort), budget);
    }
}

record ReasoningValue(Optional<String> effort, OptionalLong budget) implements Reasoning {}
