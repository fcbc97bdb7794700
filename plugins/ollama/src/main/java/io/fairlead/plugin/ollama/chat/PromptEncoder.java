package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes messages as one prompt, with what the operator says apart: all that {@code /api/generate} knows. */
final class PromptEncoder {
    private final JsonWriter json;
    private final Losses losses;
    private final List<String> system = new ArrayList<>();
    private final List<String> prompt = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();

    PromptEncoder(JsonWriter json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    void write(List<ChatMessage> messages) {
        for (int i = 0; i < messages.size(); i++) {
            message(messages.get(i), "messages[" + i + "]");
        }
        json.member("prompt", String.join("\n\n", prompt));
        if (!system.isEmpty()) {
            json.member("system", String.join("\n\n", system));
        }
        if (!pictures.isEmpty()) {
            json.name("images").beginArray();
            pictures.forEach(json::text);
            json.endArray();
        }
    }

    private void message(ChatMessage message, String path) {
        Content content = Content.of(message, path, losses);
        boolean user = message.role().equals(ChatRole.USER);
        if (message.role().equals(ChatRole.SYSTEM)) {
            add(system, content.words(message.role()));
        } else {
            add(prompt, content.words(message.role()));
            pictures.addAll(content.pictures());
        }
        if (!user && !message.role().equals(ChatRole.SYSTEM) || user && prompt.size() > 1) {
            losses.dropped(path + ".role", "the upstream's API takes one prompt, it became a part of that");
        }
        for (String other : content.others()) {
            losses.dropped(other, "the upstream's API takes words and pictures in a prompt, nothing else");
        }
        ChatCodec.EXTENSIONS.report(message.extensions(), path + ".", losses);
    }

    private static void add(List<String> texts, String words) {
        if (!words.isEmpty()) {
            texts.add(words);
        }
    }
}
