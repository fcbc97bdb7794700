package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.FinishReason;
import java.util.Locale;
import java.util.Set;

/** This API's words for why an answer ended. */
final class FinishWord {
    private static final Set<String> RULES = Set.of(
            "SAFETY",
            "RECITATION",
            "BLOCKLIST",
            "PROHIBITED_CONTENT",
            "SPII",
            "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT",
            "IMAGE_RECITATION");

    /** Words that only this API has, beside those for its rules of content. */
    private static final Set<String> OTHERS = Set.of(
            "LANGUAGE",
            "OTHER",
            "MALFORMED_FUNCTION_CALL",
            "UNEXPECTED_TOOL_CALL",
            "TOO_MANY_TOOL_CALLS",
            "MISSING_THOUGHT_SIGNATURE",
            "MALFORMED_RESPONSE",
            "IMAGE_OTHER",
            "NO_IMAGE");

    private FinishWord() {}

    /** What a word means; an answer with calls ends like any other in this API. */
    static FinishReason read(String word, boolean called) {
        if (word.equals("STOP")) {
            return called ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        }
        if (word.equals("MAX_TOKENS")) {
            return FinishReason.LENGTH;
        }
        return RULES.contains(word) ? FinishReason.CONTENT_FILTER : FinishReason.of(word.toLowerCase(Locale.ROOT));
    }

    /** The word for a reason. A refusal in words is an answer: its text is there to be read. */
    static String of(FinishReason reason) {
        if (reason.equals(FinishReason.LENGTH)) {
            return "MAX_TOKENS";
        }
        if (reason.equals(FinishReason.CONTENT_FILTER)) {
            return "SAFETY";
        }
        if (reason.equals(FinishReason.STOP) || reason.equals(FinishReason.TOOL_CALLS)) {
            return "STOP";
        }
        String word = reason.name().toUpperCase(Locale.ROOT);
        return OTHERS.contains(word) ? word : reason.equals(FinishReason.of("refusal")) ? "STOP" : "OTHER";
    }
}
