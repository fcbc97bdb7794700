package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.FinishReason;

/** This API's words for why an answer ended. */
final class StopReason {
    /** The turn is to be sent back as it is, to go on; only this API has it. */
    private static final FinishReason PAUSE = FinishReason.of("pause_turn");

    private StopReason() {}

    static FinishReason read(String word) {
        return switch (word) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "refusal" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.of(word);
        };
    }

    /** Whether this API has a word for a reason. */
    static boolean has(FinishReason reason) {
        return reason.equals(FinishReason.STOP)
                || reason.equals(FinishReason.LENGTH)
                || reason.equals(FinishReason.TOOL_CALLS)
                || reason.equals(FinishReason.CONTENT_FILTER)
                || reason.equals(PAUSE);
    }

    /** A reason that there is no word for is an end like any other. */
    static String word(FinishReason reason, boolean stopText) {
        if (reason.equals(FinishReason.LENGTH)) {
            return "max_tokens";
        }
        if (reason.equals(FinishReason.TOOL_CALLS)) {
            return "tool_use";
        }
        if (reason.equals(FinishReason.CONTENT_FILTER)) {
            return "refusal";
        }
        if (reason.equals(PAUSE)) {
            return reason.name();
        }
        return stopText ? "stop_sequence" : "end_turn";
    }
}
