package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.plugin.openai.reply.Citations;

/** Takes what a model brings forth into an output. */
final class AnswerEvents {
    private AnswerEvents() {}

    static void take(ChatEvent event, Output output) {
        switch (event) {
            case ChatEvent.TextDelta delta -> output.text(delta.text(), delta.logprobs());
            case ChatEvent.RefusalDelta delta -> output.refusal(delta.text());
            case ChatEvent.ThinkingDelta delta -> output.thinking(delta.text(), delta.signature());
            case ChatEvent.ToolCallStarted call -> output.call(call);
            case ChatEvent.ToolCallDelta delta -> output.arguments(delta.call(), delta.json());
            case ChatEvent.Annotated source
            when source.protocol().equals(Citations.PROTOCOL) -> output.annotate(source.json());
            default -> {}
        }
    }
}
