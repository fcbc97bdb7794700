package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.JoinedTurns;
import io.fairlead.toolkit.MessagePlace;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the contents of a request. */
final class ContentDecoder {
    private static final int OUTSIDE = -1;

    private final JsonCursor cursor;
    private final ClientPlaces places;
    private final PartDecoder parts;
    private int content = OUTSIDE;
    private int part = OUTSIDE;

    // Of the content being read.
    private String role = "";
    private MessagePlace place = MessagePlace.of("");
    private List<ChatPart> said = List.of();
    private Map<String, String> extensions = Map.of();

    ContentDecoder(JsonCursor cursor, ClientPlaces places, Unread unread) {
        this.cursor = cursor;
        this.places = places;
        this.parts = new PartDecoder(cursor, new CallPairs(), unread);
    }

    /** Where in the member the reading is, such as {@code [2].parts[0]}. */
    String path() {
        String path = content == OUTSIDE ? "" : "[" + content + "]";
        return part == OUTSIDE ? path : path + ".parts[" + part + "]";
    }

    /** The contents that the cursor stands on: the vendor reads one in place of a list as a list of one. */
    void contents(List<ChatMessage> out) {
        JoinedTurns turns = new JoinedTurns(out, places);
        if (cursor.is(JsonKind.OBJECT)) {
            one(MessagePlace.of("contents"));
            add(turns);
            return;
        }
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of contents");
        }
        for (content = 0; cursor.nextElement(); content++) {
            one(MessagePlace.of("contents", content));
            add(turns);
        }
        content = OUTSIDE;
        cursor.leave();
    }

    private void add(JoinedTurns turns) {
        if (!saysNothing()) {
            turns.add(ChatMessage.of(speaker(), said, extensions), place);
        }
    }

    /** Clients that send back each frame of a stream send back its last, too. */
    private boolean saysNothing() {
        return role.equals("model")
                && extensions.isEmpty()
                && said.stream()
                        .allMatch(next -> next instanceof ChatPart.TextPart words
                                && words.text().isEmpty()
                                && words.extensions().isEmpty());
    }

    /** What the operator says, which stands apart from the contents. */
    ChatMessage system() {
        one(MessagePlace.of("systemInstruction"));
        ChatMessage read = ChatMessage.of(ChatRole.SYSTEM, said, extensions);
        places.addFirst(read, place);
        return read;
    }

    private void one(MessagePlace at) {
        place = at;
        role = "";
        said = List.of();
        extensions = new LinkedHashMap<>();
        if (!cursor.enter(JsonKind.OBJECT)) {
            throw new IllegalArgumentException("found no object, expected a content");
        }
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (cursor.name()) {
                case "role" -> role = cursor.text();
                case "parts" -> said = parts();
                default -> extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
    }

    private List<ChatPart> parts() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            place.part("parts");
            return List.of(parts.read());
        }
        List<ChatPart> read = new ArrayList<>();
        for (part = 0; cursor.nextElement(); part++) {
            int before = read.size();
            add(parts.read(), read);
            if (read.size() > before) {
                place.part("parts", part);
            }
        }
        part = OUTSIDE;
        cursor.leave();
        return read;
    }

    /** Streams cut thoughts into pieces, the last of which has the proof: here they are one again. */
    private static void add(ChatPart next, List<ChatPart> read) {
        ChatPart last = read.isEmpty() ? null : read.getLast();
        if (next instanceof ChatPart.ThinkingPart thought
                && last instanceof ChatPart.ThinkingPart before
                && before.signature() == null) {
            read.removeLast();
            String text = before.text() + thought.text();
            read.add(ChatPart.thinking(text, thought.signature(), thought.extensions()));
            return;
        }
        read.add(next);
    }

    /** In this API results of functions are the user's; a content of nothing else is a tool's. */
    private ChatRole speaker() {
        return switch (role) {
            case "", "user" -> onlyResults() ? ChatRole.TOOL : ChatRole.USER;
            case "model" -> ChatRole.ASSISTANT;
            case "function", "tool" -> ChatRole.TOOL;
            case "system" -> ChatRole.SYSTEM;
            default -> throw new IllegalArgumentException("found an unknown role, expected user or model");
        };
    }

    private boolean onlyResults() {
        return !said.isEmpty() && said.stream().allMatch(ChatPart.ToolResultPart.class::isInstance);
    }
}
