package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.plugin.openai.reply.Citations;

/** Takes what a model brings forth into an output. This API has one choice: others are passed over. */
final class AnswerEvents {
    private AnswerEvents() {}

    static void take(ChatEvent event, Output output) {
        switch (event) {
            case ChatEvent.TextDelta delta when delta.choice() == 0 -> output.text(delta.text(), delta.logprobs());
            case ChatEvent.RefusalDelta delta when delta.choice() == 0 -> output.refusal(delta.text());
            case ChatEvent.ThinkingDelta delta
            when delta.choice() == 0 -> output.thinking(delta.text(), delta.signature());
            case ChatEvent.ToolCallStarted call when call.choice() == 0 -> output.call(call);
            case ChatEvent.ToolCallDelta delta when delta.choice() == 0 -> output.arguments(delta.call(), delta.json());
            case ChatEvent.Annotated source
            when source.choice() == 0 && source.protocol().equals(Citations.PROTOCOL) -> output.annotate(source.json());
            default -> {}
        }
    }
}
