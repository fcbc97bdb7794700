package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.PlacedPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes messages. What the operator says at first stands apart from them in this API; further down it keeps its place where
 * <a href="https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages">the model takes it
 * there</a>, and else is moved to the front. Results of tools are the user's, and those that follow each other belong into
 * one message, because they answer one message of calls. A message without content, which the API refuses, is left out.
 */
final class MessageEncoder {
    private final List<ChatMessage> messages;
    private final boolean systemInPlace;
    private final JsonWriter json;
    private final Losses losses;
    private final BlockEncoder blocks;
    private final List<Turn> turns = new ArrayList<>();
    private boolean inResults;

    /**
     * An encoder.
     *
     * @param systemInPlace whether the model takes what the operator says between a turn of the user's and its own
     */
    MessageEncoder(List<ChatMessage> messages, boolean systemInPlace, JsonWriter json, Losses losses) {
        this.messages = messages;
        this.systemInPlace = systemInPlace;
        this.json = json;
        this.losses = losses;
        this.blocks = new BlockEncoder(json, losses);
    }

    /**
     * A message and what of it is written.
     *
     * @param role whose it is in this API
     */
    private record Turn(String path, String role, ChatMessage message, List<PlacedPart> carried) {
        boolean isSystem() {
            return role.equals("system");
        }

        Turn ofTheUser() {
            return new Turn(path, "user", message, carried);
        }
    }

    void write() {
        for (int i = 0; i < messages.size(); i++) {
            turn(messages.get(i), "messages[" + i + "]");
        }
        if (!turns.isEmpty() && turns.stream().allMatch(Turn::isSystem)) {
            losses.dropped(
                    turns.getFirst().path + ".role",
                    "the upstream's API demands a message of the user, it was sent as one");
            turns.replaceAll(Turn::ofTheUser);
        }
        List<Turn> inPlace = front();
        json.name("messages").beginArray();
        for (int i = 0; i < inPlace.size(); i++) {
            if (inPlace.get(i).isSystem()) {
                i = system(inPlace, i);
            } else {
                message(inPlace.get(i));
            }
        }
        closeResults();
        json.endArray();
    }

    private void turn(ChatMessage message, String path) {
        boolean system = message.role().equals(ChatRole.SYSTEM);
        List<PlacedPart> carried =
                PlacedPart.carried(message.parts(), path, system ? this::carriesText : blocks::carries);
        if (carried.isEmpty()) {
            Own.MEMBERS.reportAll(message.extensions(), path + ".", losses);
            return;
        }
        String other = message.role().equals(ChatRole.ASSISTANT) ? "assistant" : "user";
        turns.add(new Turn(path, system ? "system" : other, cached(message, carried), carried));
    }

    /** A mark of the cache that stands beside the content is that of its last block: messages have none here. */
    private static ChatMessage cached(ChatMessage message, List<PlacedPart> carried) {
        String mark = message.extensions().get(Own.CACHE);
        if (mark == null) {
            return message;
        }
        Map<String, String> others = new LinkedHashMap<>(message.extensions());
        others.remove(Own.CACHE);
        PlacedPart last = carried.removeLast();
        carried.add(new PlacedPart(marked(last.part(), mark), last.path()));
        return ChatMessage.of(message.role(), message.parts(), others);
    }

    private static ChatPart marked(ChatPart part, String mark) {
        Map<String, String> all = new LinkedHashMap<>(part.extensions());
        all.put(Own.CACHE, mark);
        return switch (part) {
            case ChatPart.TextPart text -> ChatPart.text(text.text(), all);
            case ChatPart.ImagePart image -> ChatPart.image(image.url(), image.detail(), all);
            case ChatPart.DocumentPart document -> ChatPart.document(document.url(), document.name(), all);
            case ChatPart.ToolCallPart call -> ChatPart.toolCall(call.id(), call.name(), call.arguments(), all);
            case ChatPart.ToolResultPart result ->
                ChatPart.toolResult(result.id(), result.content(), result.failed(), all);
            default -> part;
        };
    }

    private boolean carriesText(ChatPart part, String place) {
        if (part instanceof ChatPart.TextPart) {
            return blocks.carries(part, place);
        }
        losses.dropped(place, "the operator's part holds only text in the upstream's API");
        return false;
    }

    /** Writes what the operator says apart from the conversation. The rest is given back. */
    private List<Turn> front() {
        List<Turn> rest = new ArrayList<>();
        List<PlacedPart> texts = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (!turn.isSystem() || keepsItsPlace(i)) {
                rest.add(turn);
                continue;
            }
            if (!rest.isEmpty()) {
                losses.dropped(turn.path + ".role", "the upstream's model hears the operator at the beginning only");
            }
            Own.MEMBERS.reportAll(turn.message.extensions(), turn.path + ".", losses);
            texts.addAll(turn.carried);
        }
        if (!texts.isEmpty()) {
            json.name("system");
            blocks.content(texts);
        }
        return rest;
    }

    /** The API takes the operator only between the user, or results of tools, and the model's next turn. */
    private boolean keepsItsPlace(int place) {
        int first = place;
        while (first > 0 && turns.get(first - 1).isSystem()) {
            first--;
        }
        int next = place + 1;
        while (next < turns.size() && turns.get(next).isSystem()) {
            next++;
        }
        return systemInPlace
                && first > 0
                && turns.get(first - 1).role.equals("user")
                && (next == turns.size() || turns.get(next).role.equals("assistant"));
    }

    /** What the operator says in several messages is one here. Gives the place of the last that was written. */
    private int system(List<Turn> all, int first) {
        closeResults();
        List<PlacedPart> texts = new ArrayList<>();
        int last = first;
        for (int i = first; i < all.size() && all.get(i).isSystem(); i++) {
            Own.MEMBERS.reportAll(all.get(i).message.extensions(), all.get(i).path + ".", losses);
            texts.addAll(all.get(i).carried);
            last = i;
        }
        begin("system");
        blocks.content(texts);
        json.endObject();
        return last;
    }

    private void message(Turn turn) {
        if (turn.message.role().equals(ChatRole.TOOL)) {
            results(turn);
            return;
        }
        closeResults();
        begin(turn.role);
        blocks.content(turn.carried);
        Own.MEMBERS.write(turn.message.extensions(), json, turn.path + ".", losses);
        json.endObject();
    }

    private void results(Turn turn) {
        if (!inResults) {
            inResults = true;
            begin("user").beginArray();
        }
        turn.carried.forEach(blocks::write);
        Own.MEMBERS.reportAll(turn.message.extensions(), turn.path + ".", losses);
    }

    private JsonWriter begin(String role) {
        return json.beginObject().member("role", role).name("content");
    }

    private void closeResults() {
        if (inResults) {
            inResults = false;
            json.endArray().endObject();
        }
    }
}
