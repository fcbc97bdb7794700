package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as contents. What the operator says stands apart from them in this API, wherever it stood; results of
 * functions are the user's, and those that follow each other belong into one content, because they answer one content of
 * calls. A message without parts, which the API refuses, is left out.
 */
final class ContentEncoder {
    private final List<ChatMessage> messages;
    private final ModelFamily family;
    private final JsonWriter json;
    private final Losses losses;
    private final PartEncoder parts;
    private boolean inResults;

    ContentEncoder(List<ChatMessage> messages, ModelFamily family, JsonWriter json, Losses losses) {
        this.messages = messages;
        this.family = family;
        this.json = json;
        this.losses = losses;
        this.parts = new PartEncoder(family, json, losses);
    }

    void write() {
        boolean alone = !messages.isEmpty() && messages.stream().allMatch(ContentEncoder::isSystem);
        if (alone) {
            losses.dropped("messages[0].role", "the upstream's API demands a message of the user, it was sent as one");
        } else {
            system();
        }
        json.name("contents").beginArray();
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
        List<ChatPart> texts = new ArrayList<>();
        boolean begun = false;
        for (int i = 0; i < messages.size(); i++) {
            if (isSystem(messages.get(i))) {
                String path = "messages[" + i + "]";
                if (begun) {
                    losses.dropped(path + ".role", "the upstream's API hears the operator at the beginning only");
                }
                Own.MEMBERS.reportAll(messages.get(i).extensions(), path + ".", losses);
                carried(messages.get(i), path).stream()
                        .filter(ChatPart.TextPart.class::isInstance)
                        .forEach(texts::add);
            } else {
                begun = true;
            }
        }
        if (!texts.isEmpty()) {
            json.name("systemInstruction").beginObject().name("parts").beginArray();
            texts.forEach(text -> parts.write(text, null, "system"));
            json.endArray().endObject();
        }
    }

    private List<ChatPart> carried(ChatMessage message, String path) {
        List<ChatPart> carried = new ArrayList<>();
        for (int i = 0; i < message.parts().size(); i++) {
            ChatPart part = message.parts().get(i);
            String place = path + ".content[" + i + "]";
            if (isSystem(message) && !(part instanceof ChatPart.TextPart)) {
                losses.dropped(place, "the operator's part holds only text in the upstream's API");
            } else if (parts.carries(part, place)) {
                carried.add(part);
            }
        }
        return carried;
    }

    private void message(ChatMessage message, String path) {
        List<ChatPart> carried = carried(message, path);
        boolean results = message.role().equals(ChatRole.TOOL);
        if (!results) {
            closeResults();
        }
        if (carried.isEmpty()) {
            Own.MEMBERS.reportAll(message.extensions(), path + ".", losses);
        } else if (results) {
            results(carried, message, path);
        } else {
            begin(message.role().equals(ChatRole.ASSISTANT) ? "model" : "user");
            parts(carried, path + ".content");
            json.endArray();
            Own.MEMBERS.write(message.extensions(), json, path + ".", losses);
            json.endObject();
        }
    }

    private void results(List<ChatPart> carried, ChatMessage message, String path) {
        if (!inResults) {
            inResults = true;
            begin("user");
        }
        carried.forEach(part -> parts.write(part, null, path + ".content"));
        Own.MEMBERS.reportAll(message.extensions(), path + ".", losses);
    }

    private void begin(String role) {
        json.beginObject().member("role", role).name("parts").beginArray();
    }

    private void closeResults() {
        if (inResults) {
            inResults = false;
            json.endArray().endObject();
        }
    }

    /** A proof belongs to the part that the model thought about: thoughts hand theirs to the call behind them. */
    private void parts(List<ChatPart> carried, String path) {
        String signature = unproven(carried) ? Signature.NONE_NEEDED : null;
        for (int i = 0; i < carried.size(); i++) {
            ChatPart part = carried.get(i);
            boolean call = part instanceof ChatPart.ToolCallPart;
            if (part instanceof ChatPart.ThinkingPart thought) {
                String own = Signature.own(thought.signature());
                if (i + 1 < carried.size() && carried.get(i + 1) instanceof ChatPart.ToolCallPart) {
                    signature = own;
                    own = null;
                }
                thought(thought, own, path);
                continue;
            }
            parts.write(part, call ? signature : null, path);
            signature = call ? null : signature;
        }
    }

    private void thought(ChatPart.ThinkingPart thought, @Nullable String own, String path) {
        if (own != null || !thought.text().isEmpty()) {
            parts.write(thought, own, path);
        }
    }

    /** Whether the newer models would miss the proof of the first of these calls. */
    private boolean unproven(List<ChatPart> carried) {
        return family.demandsSignatures()
                && carried.stream().anyMatch(ChatPart.ToolCallPart.class::isInstance)
                && carried.stream().noneMatch(ContentEncoder::isProof);
    }

    private static boolean isProof(ChatPart part) {
        return part.extensions().containsKey(Own.SIGNATURE) || part instanceof ChatPart.ThinkingPart;
    }
}
