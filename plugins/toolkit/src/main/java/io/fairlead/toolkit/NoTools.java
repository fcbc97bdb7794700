package io.fairlead.toolkit;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import java.util.Set;

/**
 * Requests that reach an upstream without tools, such as those that had only a vendor's own. Several APIs refuse a choice
 * among none. A model without tools calls none, so that only a wish that it must call one is lost.
 */
public final class NoTools {
    private static final String CHOICE = "tool_choice";
    private static final String NONE = "there are no tools";

    private NoTools() {}

    /** Reports what a request without tools asks of them. */
    public static void report(ChatRequest request, Losses losses) {
        if (request.toolChoice().filter(NoTools::asksForOne).isPresent()) {
            losses.dropped(CHOICE, NONE);
        }
    }

    /**
     * The members of a request that are not written for want of tools: a choice in a form that only its own API has is
     * reported.
     */
    public static Set<String> unwritten(ChatRequest request, Extensions own, Losses losses) {
        if (!request.tools().isEmpty() || !request.extensions().containsKey(own.name(CHOICE))) {
            return Set.of();
        }
        losses.dropped(CHOICE, NONE);
        return Set.of(CHOICE);
    }

    private static boolean asksForOne(ToolChoice choice) {
        return !choice.equals(ToolChoice.AUTO) && !choice.equals(ToolChoice.NONE);
    }
}
