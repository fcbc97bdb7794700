package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.PlacedPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes messages. What the operator says stands apart from them in this API, wherever it stood; results of tools are
 * the user's, and those that follow each other belong into one message, because they answer one message of calls. A
 * message without content, which the API refuses, is left out.
 */
final class MessageEncoder {
    private final List<ChatMessage> messages;
    private final JsonWriter json;
    private final Losses losses;
    private final BlockEncoder blocks;
    private boolean inResults;

    MessageEncoder(List<ChatMessage> messages, JsonWriter json, Losses losses) {
        this.messages = messages;
        this.json = json;
        this.losses = losses;
        this.blocks = new BlockEncoder(json, losses);
    }

    void write() {
        boolean alone = !messages.isEmpty() && messages.stream().allMatch(MessageEncoder::isSystem);
        if (alone) {
            losses.dropped("messages[0].role", "the upstream's API demands a message of the user, it was sent as one");
        } else {
            system();
        }
        json.name("messages").beginArray();
        for (int i = 0; i < messages.size(); i++) {
            if (alone || !isSystem(messages.get(i))) {
                message(messages.get(i), "messages[" + i + "]");
            }
        }
        closeResults();
        json.endArray();
    }

    private static boolean isSystem(ChatMessage message) {
        return message.role().equals(ChatRole.SYSTEM);
    }

    private void system() {
        List<PlacedPart> texts = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (isSystem(messages.get(i))) {
                String path = "messages[" + i + "]";
                Own.MEMBERS.reportAll(messages.get(i).extensions(), path + ".", losses);
                texts.addAll(texts(messages.get(i), path));
            }
        }
        if (!texts.isEmpty()) {
            json.name("system");
            blocks.content(texts);
        }
    }

    private List<PlacedPart> texts(ChatMessage message, String path) {
        return PlacedPart.carried(message.parts(), path, this::carriesText);
    }

    private boolean carriesText(ChatPart part, String place) {
        if (part instanceof ChatPart.TextPart) {
            return blocks.carries(part, place);
        }
        losses.dropped(place, "the operator's part holds only text in the upstream's API");
        return false;
    }

    private void message(ChatMessage message, String path) {
        List<PlacedPart> carried = PlacedPart.carried(message.parts(), path, blocks::carries);
        boolean results = message.role().equals(ChatRole.TOOL);
        if (!results) {
            closeResults();
        }
        if (carried.isEmpty()) {
            Own.MEMBERS.reportAll(message.extensions(), path + ".", losses);
        } else if (results) {
            results(carried, message, path);
        } else {
            begin(message.role().equals(ChatRole.ASSISTANT) ? "assistant" : "user");
            blocks.content(carried);
            Own.MEMBERS.write(message.extensions(), json, path + ".", losses);
            json.endObject();
        }
    }

    private void results(List<PlacedPart> carried, ChatMessage message, String path) {
        if (!inResults) {
            inResults = true;
            begin("user").beginArray();
        }
        carried.forEach(blocks::write);
        Own.MEMBERS.reportAll(message.extensions(), path + ".", losses);
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
