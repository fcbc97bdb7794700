package io.fairlead.api.chat;

import java.util.List;
import java.util.Map;

/** One message of a conversation. */
public interface ChatMessage {
    /** Who wrote it. */
    ChatRole role();

    /** Its content in order. */
    List<ChatPart> parts();

    /** Members that the model does not name: raw JSON by name, named as in {@link ChatRequest#extensions()}. */
    Map<String, String> extensions();

    /** A message of these parts. */
    static ChatMessage of(ChatRole role, List<ChatPart> parts) {
        return of(role, parts, Map.of());
    }

    /** A message of these parts, with extensions. */
    static ChatMessage of(ChatRole role, List<ChatPart> parts, Map<String, String> extensions) {
        return new ChatMessageValue(role, List.copyOf(parts), ExtensionMap.copyOf(extensions));
    }
}

record ChatMessageValue(ChatRole role, List<ChatPart> parts, Map<String, String> extensions) implements ChatMessage {}
