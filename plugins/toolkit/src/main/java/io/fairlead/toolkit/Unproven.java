package io.fairlead.toolkit;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests for upstreams that could not read the proofs in them. Thoughts lose their signatures, so that whoever writes them
 * leaves them out and reports them like thoughts that nobody signed; signatures of calls are reported here.
 */
public final class Unproven {
    private final String ofCalls;
    private final Losses losses;

    private Unproven(String ofCalls, Losses losses) {
        this.ofCalls = ofCalls;
        this.losses = losses;
    }

    /**
     * The request as it goes to a target: the same unless that could not read its proofs.
     *
     * @param ofCalls the extension that holds the proof of a call, such as {@code vendor:signature}; empty if there is none
     */
    public static ChatRequest of(ChatRequest request, Target target, String ofCalls, Losses losses) {
        return target.withoutProofs() ? new Unproven(ofCalls, losses).without(request) : request;
    }

    private ChatRequest without(ChatRequest request) {
        List<ChatMessage> messages = new ArrayList<>();
        for (ChatMessage message : request.messages()) {
            messages.add(message(message, "messages[" + messages.size() + "].content["));
        }
        return request.toBuilder().messages(messages).build();
    }

    private ChatMessage message(ChatMessage message, String path) {
        List<ChatPart> parts = new ArrayList<>();
        for (ChatPart part : message.parts()) {
            parts.add(part(part, path + parts.size() + "]."));
        }
        return ChatMessage.of(message.role(), parts, message.extensions());
    }

    private ChatPart part(ChatPart part, String path) {
        return switch (part) {
            case ChatPart.ThinkingPart thought -> ChatPart.thinking(thought.text(), null, thought.extensions());
            case ChatPart.ToolCallPart call
            when call.extensions().containsKey(ofCalls) -> {
                losses.dropped(path + Extensions.bare(ofCalls), "the upstream cannot read it");
                yield ChatPart.toolCall(call.id(), call.name(), call.arguments(), others(call.extensions()));
            }
            default -> part;
        };
    }

    private Map<String, String> others(Map<String, String> extensions) {
        Map<String, String> others = new LinkedHashMap<>(extensions);
        others.remove(ofCalls);
        return others;
    }
}
