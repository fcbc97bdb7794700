package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.PlacedPart;
import java.util.ArrayList;
import java.util.List;

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
        boolean alone =
                !messages.isEmpty() && messages.stream().allMatch(message -> isSystem(message) || saysNothing(message));
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

    private static boolean saysNothing(ChatMessage message) {
        return message.parts().stream()
                .allMatch(part ->
                        part instanceof ChatPart.TextPart text && text.text().isEmpty());
    }

    private void system() {
        List<PlacedPart> texts = new ArrayList<>();
        boolean begun = false;
        for (int i = 0; i < messages.size(); i++) {
            if (isSystem(messages.get(i))) {
                String path = "messages[" + i + "]";
                if (begun) {
                    losses.dropped(path + ".role", "the upstream's API hears the operator at the beginning only");
                }
                Own.MEMBERS.reportAll(messages.get(i).extensions(), path + ".", losses);
                carried(messages.get(i), path).stream()
                        .filter(placed -> placed.part() instanceof ChatPart.TextPart)
                        .forEach(texts::add);
            } else {
                begun = true;
            }
        }
        if (!texts.isEmpty()) {
            json.name("systemInstruction").beginObject().name("parts").beginArray();
            texts.forEach(text -> parts.write(text, null));
            json.endArray().endObject();
        }
    }

    private List<PlacedPart> carried(ChatMessage message, String path) {
        return PlacedPart.carried(message.parts(), path, isSystem(message) ? this::carriesText : parts::carries);
    }

    private boolean carriesText(ChatPart part, String place) {
        if (part instanceof ChatPart.TextPart) {
            return parts.carries(part, place);
        }
        losses.dropped(place, "the operator's part holds only text in the upstream's API");
        return false;
    }

    private void message(ChatMessage message, String path) {
        List<PlacedPart> carried = carried(message, path);
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
            parts(carried);
            json.endArray();
            Own.MEMBERS.write(message.extensions(), json, path + ".", losses);
            json.endObject();
        }
    }

    private void results(List<PlacedPart> carried, ChatMessage message, String path) {
        if (!inResults) {
            inResults = true;
            begin("user");
        }
        carried.forEach(placed -> parts.write(placed, null));
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
    private void parts(List<PlacedPart> carried) {
        String signature = unproven(carried) ? Signature.NONE_NEEDED : null;
        for (int i = 0; i < carried.size(); i++) {
            PlacedPart placed = carried.get(i);
            boolean call = isCall(placed);
            if (placed.part() instanceof ChatPart.ThinkingPart thought) {
                String own = Signature.own(thought.signature());
                if (i + 1 < carried.size() && isCall(carried.get(i + 1))) {
                    signature = own;
                    own = null;
                }
                if (own != null || !thought.text().isEmpty()) {
                    parts.write(placed, own);
                }
                continue;
            }
            parts.write(placed, call ? signature : null);
            signature = call ? null : signature;
        }
    }

    private static boolean isCall(PlacedPart placed) {
        return placed.part() instanceof ChatPart.ToolCallPart;
    }

    /** Whether the newer models would miss the proof of the first of these calls. */
    private boolean unproven(List<PlacedPart> carried) {
        return family.demandsSignatures()
                && carried.stream().anyMatch(ContentEncoder::isCall)
                && carried.stream().noneMatch(ContentEncoder::isProof);
    }

    private static boolean isProof(PlacedPart placed) {
        ChatPart part = placed.part();
        return part.extensions().containsKey(Own.SIGNATURE) || part instanceof ChatPart.ThinkingPart;
    }
}
