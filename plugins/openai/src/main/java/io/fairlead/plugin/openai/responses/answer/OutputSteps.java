package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.TokenLogprob;
import java.util.List;

/** Hears what becomes of an output. */
interface OutputSteps {
    /** Hears nothing. */
    OutputSteps NONE = new OutputSteps() {};

    /** An item began. */
    default void began(OutputItem item) {}

    /** A part of a message began: its last. */
    default void partBegan(MessageItem message) {}

    /** More words of a message's last part. */
    default void words(MessageItem message, String text, List<TokenLogprob> logprobs) {}

    /** The last part of a message has one more annotation. */
    default void annotated(MessageItem message, String json) {}

    /** The last part of a message has ended. */
    default void partEnded(MessageItem message) {}

    /** More reasoning. */
    default void thought(ReasoningItem reasoning, String text) {}

    /** The reasoning has ended. */
    default void thoughtEnded(ReasoningItem reasoning) {}

    /** More of the arguments of a call. */
    default void arguments(CallItem call, String json) {}

    /** The arguments are whole. */
    default void argumentsEnded(CallItem call) {}

    /** More of the text for a custom tool. */
    default void input(CustomCallItem call, String text) {}

    /** The text for a custom tool is whole. */
    default void inputEnded(CustomCallItem call) {}

    /** An item has ended. */
    default void ended(OutputItem item, String status) {}
}
