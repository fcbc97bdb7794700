package io.fairlead.toolkit;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.Losses;

/** Tells the first choice of an answer from others, for APIs that know one only. */
public final class FirstChoice {
    private final Losses losses;

    /** {@code losses} hear of other choices. */
    public FirstChoice(Losses losses) {
        this.losses = losses;
    }

    /** Whether an event is of the first choice, or of the answer as a whole; if not, it is lost. */
    public boolean has(ChatEvent event) {
        int choice = choice(event);
        if (choice > 0) {
            losses.dropped("choices[" + choice + "]", "the client's API knows one");
        }
        return choice <= 0;
    }

    private static int choice(ChatEvent event) {
        return switch (event) {
            case ChatEvent.TextDelta delta -> delta.choice();
            case ChatEvent.ThinkingDelta delta -> delta.choice();
            case ChatEvent.ToolCallDelta delta -> delta.choice();
            case ChatEvent.ToolCallStarted call -> call.choice();
            case ChatEvent.RefusalDelta delta -> delta.choice();
            case ChatEvent.Annotated source -> source.choice();
            case ChatEvent.UnknownPart part -> part.choice();
            case ChatEvent.Finished finished -> finished.choice();
            default -> 0;
        };
    }
}
