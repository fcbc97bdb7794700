package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Usage;
import io.fairlead.plugin.openai.responses.ResponseState;

/** How a response ends: what of the reasons for it this API calls incomplete. */
final class AnswerEnd {
    private FinishReason reason = FinishReason.STOP;
    private Usage usage = Usage.UNKNOWN;

    void because(FinishReason why) {
        reason = why;
    }

    void took(Usage tokens) {
        usage = tokens;
    }

    Usage usage() {
        return usage;
    }

    /** The status of what was open when the end came. */
    String ofItems() {
        return cut().isEmpty() ? Output.DONE : Output.CUT;
    }

    ResponseState state() {
        String cut = cut();
        return cut.isEmpty() ? ResponseState.completed(usage) : ResponseState.incomplete(cut, usage);
    }

    private String cut() {
        if (reason.equals(FinishReason.LENGTH)) {
            return "max_output_tokens";
        }
        return reason.equals(FinishReason.CONTENT_FILTER) ? "content_filter" : "";
    }
}
