package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Unread;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much to reason where gateways have it: in the object {@code reasoning}, as
 * <a href="https://openrouter.ai/docs/use-cases/reasoning-tokens">OpenRouter</a> defined it and others took it over.
 */
final class ReasoningDecoder {
    private static final String EFFORT = "effort";
    private static final String BUDGET = "max_tokens";

    private ReasoningDecoder() {}

    /** What the object says that the cursor stands on; null if that is nothing. */
    static @Nullable Reasoning read(JsonCursor cursor, Unread unread) {
        String effort = null;
        OptionalLong budget = OptionalLong.empty();
        boolean enabled = false;
        boolean hidden = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (cursor.name()) {
                case EFFORT -> effort = cursor.text();
                case BUDGET ->
                    budget = OptionalLong.of(Bounds.OF_CLIENT.whole("reasoning.max_tokens", cursor, 0, Long.MAX_VALUE));
                case "enabled" -> {
                    enabled = cursor.bool();
                    effort = enabled ? effort : "none";
                }
                case "exclude" -> hidden = cursor.bool();
                default -> unread.member(cursor, "reasoning");
            }
        }
        cursor.leave();
        if (effort == null && budget.isEmpty() && !enabled) {
            return null;
        }
        return hidden ? Reasoning.of(effort, budget) : Reasoning.shown(effort, budget);
    }

    /** Calls things as a client does that says them so. */
    static void name(ClientPlaces places) {
        places.said("reasoning", "reasoning");
        places.said("reasoning.effort", "reasoning." + EFFORT);
        places.said("reasoning.budget", "reasoning." + BUDGET);
    }
}
