package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CallArguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes messages. Results of tools are messages of their own in this API, one each, that name the tool: a neutral message
 * that has them becomes several, the results first, because they answer the calls before. A message without content is
 * left out.
 */
final class MessageEncoder {
    private final JsonWriter json;
    private final Losses losses;
    private final Map<String, String> tools = new HashMap<>();

    MessageEncoder(JsonWriter json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    void write(List<ChatMessage> messages) {
        json.name("messages").beginArray();
        for (int i = 0; i < messages.size(); i++) {
            message(messages.get(i), "messages[" + i + "]");
        }
        json.endArray();
    }

    private void message(ChatMessage message, String path) {
        Content content = Content.of(message, path, losses);
        Map<String, String> own = message.extensions();
        for (Content.Result result : content.results()) {
            result(result, own, path);
            own = Map.of();
        }
        if (!content.saysNothing(message.role())) {
            rest(message, content, own, path);
        } else if (content.results().isEmpty()) {
            ChatCodec.EXTENSIONS.report(own, path + ".", losses);
        }
    }

    private void rest(ChatMessage message, Content content, Map<String, String> own, String path) {
        json.beginObject().member("role", role(message.role()));
        json.member("content", content.words(message.role()));
        if (!content.thoughts().isEmpty()) {
            json.member("thinking", content.thoughts());
        }
        pictures(content.pictures());
        calls(content.calls());
        ChatCodec.EXTENSIONS.write(own, json, path + ".", losses);
        json.endObject();
    }

    private static String role(ChatRole role) {
        return role.equals(ChatRole.SYSTEM) || role.equals(ChatRole.ASSISTANT) ? role.name() : "user";
    }

    /** Of several messages that were one, the first carries what is its {@code own}. */
    private void result(Content.Result placed, Map<String, String> own, String path) {
        ChatPart.ToolResultPart result = placed.part();
        Content content = Content.of(result.content(), placed.path() + ".content", losses);
        json.beginObject().member("role", "tool");
        json.member("content", content.words(ChatRole.TOOL));
        pictures(content.pictures());
        String tool = tools.get(result.id());
        if (tool != null) {
            json.member("tool_name", tool);
        }
        json.member("tool_call_id", result.id());
        ChatCodec.EXTENSIONS.write(result.extensions(), json, placed.path() + ".", losses);
        ChatCodec.EXTENSIONS.write(own, json, path + ".", losses);
        json.endObject();
        if (result.failed()) {
            losses.dropped(placed.path() + ".is_error", "the upstream's API does not tell failed tools apart");
        }
    }

    private void pictures(List<String> pictures) {
        if (!pictures.isEmpty()) {
            json.name("images").beginArray();
            pictures.forEach(json::text);
            json.endArray();
        }
    }

    private void calls(List<ChatPart.ToolCallPart> calls) {
        if (calls.isEmpty()) {
            return;
        }
        json.name("tool_calls").beginArray();
        for (int i = 0; i < calls.size(); i++) {
            ChatPart.ToolCallPart call = calls.get(i);
            tools.put(call.id(), call.name());
            json.beginObject().member("id", call.id()).name("function").beginObject();
            json.member("index", i).member("name", call.name());
            json.name("arguments").raw(CallArguments.object(call.arguments()));
            json.endObject().endObject();
        }
        json.endArray();
    }
}
