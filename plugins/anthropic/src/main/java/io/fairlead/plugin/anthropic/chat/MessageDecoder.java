package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.JoinedTurns;
import io.fairlead.toolkit.MessagePlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the messages of a request. */
final class MessageDecoder {
    private final JsonCursor cursor;
    private final BlockDecoder blocks;
    private final ClientPlaces places;
    private int message = -1;
    private String member = "";

    // Of the message being read.
    private String role = "";
    private boolean listed;
    private List<ChatPart> content = List.of();
    private Map<String, String> extensions = Map.of();

    MessageDecoder(JsonCursor cursor, BlockDecoder blocks, ClientPlaces places) {
        this.cursor = cursor;
        this.places = places;
        this.blocks = blocks;
    }

    /** Where in {@code messages} the reading is, such as {@code [2].content[0]}. */
    String path() {
        if (message < 0) {
            return "";
        }
        String path = "[" + message + "]";
        return member.isEmpty() ? path : path + "." + member + blocks.path();
    }

    void read(List<ChatMessage> out) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of messages");
        }
        JoinedTurns turns = new JoinedTurns(out, places);
        while (cursor.nextElement()) {
            message++;
            clear();
            members();
            member = "role";
            ChatMessage read = ChatMessage.of(speaker(), content, extensions);
            turns.add(read, MessagePlace.of("messages", message).content("content", listed, content.size()));
        }
        cursor.leave();
    }

    private void clear() {
        member = "";
        role = "";
        content = List.of();
        extensions = new LinkedHashMap<>();
    }

    private void members() {
        cursor.enter();
        while (cursor.nextMember()) {
            member = cursor.name();
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (member) {
                case "role" -> role = cursor.text();
                case "content" -> {
                    listed = !cursor.is(JsonKind.STRING);
                    content = blocks.textOrList();
                }
                default -> extensions.put(Own.MEMBERS.name(member), cursor.rawText());
            }
        }
        cursor.leave();
    }

    /** In this API results of tools are the user's; a message of nothing else is a tool's. */
    private ChatRole speaker() {
        return switch (role) {
            case "user" -> onlyResults() ? ChatRole.TOOL : ChatRole.USER;
            case "assistant" -> ChatRole.ASSISTANT;
            case "system" -> ChatRole.SYSTEM;
            default -> throw new IllegalArgumentException("found an unknown role, expected user or assistant");
        };
    }

    private boolean onlyResults() {
        return !content.isEmpty() && content.stream().allMatch(ChatPart.ToolResultPart.class::isInstance);
    }
}
