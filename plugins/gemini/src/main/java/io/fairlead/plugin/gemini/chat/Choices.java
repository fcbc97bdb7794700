package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.Losses;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The choices of an answer by their numbers. */
final class Choices {
    private final Map<Integer, ChoiceParts> all = new TreeMap<>();
    private final Losses losses;

    Choices(Losses losses) {
        this.losses = losses;
    }

    /** Gives an event to its choice; null if it is of none. */
    @Nullable Integer take(ChatEvent event) {
        if (event instanceof ChatEvent.Finished finished && finished.stopText() != null) {
            losses.dropped("stop_sequence", "the client's API does not say which text it was");
        }
        Integer choice = of(event);
        if (choice != null) {
            all.computeIfAbsent(choice, _ -> new ChoiceParts()).take(event);
        }
        return choice;
    }

    private static @Nullable Integer of(ChatEvent event) {
        return switch (event) {
            case ChatEvent.TextDelta delta -> delta.choice();
            case ChatEvent.RefusalDelta delta -> delta.choice();
            case ChatEvent.ThinkingDelta delta -> delta.choice();
            case ChatEvent.ToolCallStarted call -> call.choice();
            case ChatEvent.ToolCallDelta delta -> delta.choice();
            case ChatEvent.Annotated annotated -> annotated.choice();
            case ChatEvent.Finished finished -> finished.choice();
            case ChatEvent.UnknownPart part when Own.MEMBERS.own(part.kind()) -> part.choice();
            default -> null;
        };
    }

    /** The parts of a choice. */
    ChoiceParts get(int choice) {
        return all.computeIfAbsent(choice, _ -> new ChoiceParts());
    }

    /** All of them, in order; there is at least one. */
    Map<Integer, ChoiceParts> all() {
        if (all.isEmpty()) {
            get(0);
        }
        return all;
    }
}
