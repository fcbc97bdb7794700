package io.fairlead.toolkit;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.Losses;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of what an answer says beside its words and the client's API has no place for. One for each answer. */
public final class Untold {
    private static final Set<FinishReason> COMMON =
            Set.of(FinishReason.STOP, FinishReason.LENGTH, FinishReason.TOOL_CALLS, FinishReason.CONTENT_FILTER);

    private final Losses losses;
    private final boolean signed;
    private boolean pending;

    /** {@code signed} says whether the API has a place for the proofs of thoughts. */
    public Untold(Losses losses, boolean signed) {
        this.losses = losses;
        this.signed = signed;
    }

    /** Looks at an event of an answer. */
    public void note(ChatEvent event) {
        proof(event);
        if (event instanceof ChatEvent.Finished finished) {
            ending(finished.reason(), finished.stopText());
        }
    }

    /** A proof that comes again with the call behind it is not lost. */
    private void proof(ChatEvent event) {
        boolean again = event instanceof ChatEvent.ToolCallStarted call
                && !call.extensions().isEmpty();
        if (pending && !again) {
            losses.dropped("thinking.signature", "the client's API has no place for it");
        }
        pending = !signed && event instanceof ChatEvent.ThinkingDelta thought && thought.signature() != null;
    }

    private void ending(FinishReason reason, @Nullable String stopText) {
        if (!COMMON.contains(reason)) {
            losses.dropped("finish_reason", "the client's API has no word for " + reason.name());
        }
        if (stopText != null) {
            losses.dropped("stop_sequence", "the client's API does not say which text it was");
        }
    }
}
