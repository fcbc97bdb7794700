package io.fairlead.toolkit;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds messages to a conversation that is being read, for APIs that take messages of one role after the other as one. A
 * message of the model's with calls and the next of its messages become one, since results stand behind both, and others
 * demand results right behind their calls. All other messages stay apart.
 */
public final class JoinedTurns {
    private final List<ChatMessage> conversation;
    private final ClientPlaces places;

    /** Turns of a conversation whose last message is the last of the places. */
    public JoinedTurns(List<ChatMessage> conversation, ClientPlaces places) {
        this.conversation = conversation;
        this.places = places;
    }

    /** The next message, which stood there. */
    public void add(ChatMessage message, MessagePlace place) {
        place.says(message.extensions().keySet());
        if (conversation.isEmpty() || !joins(conversation.getLast(), message)) {
            conversation.add(message);
            places.add(message, place);
            return;
        }
        ChatMessage whole = joined(conversation.removeLast(), message);
        conversation.add(whole);
        places.join(whole, place);
    }

    private static boolean joins(ChatMessage before, ChatMessage next) {
        return before.role().equals(ChatRole.ASSISTANT)
                && next.role().equals(ChatRole.ASSISTANT)
                && before.parts().stream().anyMatch(ChatPart.ToolCallPart.class::isInstance)
                && before.extensions().keySet().stream()
                        .noneMatch(next.extensions().keySet()::contains);
    }

    private static ChatMessage joined(ChatMessage before, ChatMessage next) {
        List<ChatPart> parts = new ArrayList<>(before.parts());
        parts.addAll(next.parts());
        Map<String, String> extensions = new LinkedHashMap<>(before.extensions());
        extensions.putAll(next.extensions());
        return ChatMessage.of(ChatRole.ASSISTANT, parts, extensions);
    }
}
