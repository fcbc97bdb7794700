package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.custom.CustomInput;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.plugin.openai.responses.Sealed;
import io.fairlead.toolkit.Extensions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes neutral messages as instructions and items. Results of functions, calls and reasoning are items of their own in
 * this API: a neutral message that has them becomes several.
 */
final class InputEncoder {
    /** Written as the role. */
    private static final Set<String> SPOKEN = Set.of("role");

    private final JsonWriter json;
    private final boolean customTools;
    private final Losses losses;
    private final ContentEncoder content;
    /** Ids of the calls so far that were of custom tools: their results have a type of their own. */
    private final Set<String> customCalls = new HashSet<>();

    private final List<ContentEncoder.Placed> words = new ArrayList<>();
    private boolean written;

    InputEncoder(JsonWriter json, boolean customTools, Losses losses) {
        this.json = json;
        this.customTools = customTools;
        this.losses = losses;
        this.content = new ContentEncoder(json, losses);
    }

    /** Whether reasoning is of this API, so that it may come back to it. */
    static boolean isOwn(ChatPart.ThinkingPart thought) {
        String signature = thought.signature();
        return signature != null
                && Sealed.own(signature)
                && !Sealed.of(signature).id().isEmpty();
    }

    void write(List<ChatMessage> messages) {
        int first = 0;
        if (!messages.isEmpty() && isInstructions(messages.getFirst())) {
            instructions(messages.getFirst());
            first = 1;
        }
        json.name("input").beginArray();
        for (int i = first; i < messages.size(); i++) {
            message(messages.get(i), "messages[" + i + "]");
        }
        json.endArray();
    }

    private static boolean isInstructions(ChatMessage message) {
        return message.role().equals(ChatRole.SYSTEM)
                && !message.extensions().containsKey(Own.ROLE)
                && !message.parts().isEmpty()
                && message.parts().stream().allMatch(ChatPart.TextPart.class::isInstance);
    }

    private void instructions(ChatMessage message) {
        json.member(
                "instructions",
                message.parts().stream()
                        .map(part -> ((ChatPart.TextPart) part).text())
                        .collect(Collectors.joining("\n\n")));
        for (int i = 0; i < message.parts().size(); i++) {
            String place = "messages[0].content[" + i + "].";
            message.parts()
                    .get(i)
                    .extensions()
                    .keySet()
                    .forEach(name -> losses.dropped(
                            place + Extensions.bare(name), "instructions are one text in the upstream's API"));
        }
        message.extensions()
                .keySet()
                .forEach(name -> losses.dropped(
                        "messages[0]." + Extensions.bare(name), "instructions are one text in the upstream's API"));
    }

    private void message(ChatMessage message, String path) {
        words.clear();
        written = false;
        boolean others = false;
        List<ChatPart> parts = message.parts();
        for (int i = 0; i < parts.size(); i++) {
            String place = path + ".content[" + i + "]";
            if (ContentEncoder.takes(parts.get(i))) {
                words.add(new ContentEncoder.Placed(parts.get(i), place));
                continue;
            }
            others = true;
            if (isItem(parts.get(i))) {
                flush(message, path);
            }
            item(parts.get(i), place);
        }
        if (!words.isEmpty() || !others) {
            flush(message, path, true);
        }
        if (!written) {
            Own.MEMBERS.reportAll(message.extensions(), path + ".", losses);
        }
    }

    private static boolean isItem(ChatPart part) {
        return part instanceof ChatPart.ToolCallPart
                || part instanceof ChatPart.ToolResultPart
                || part instanceof ChatPart.ThinkingPart;
    }

    private void flush(ChatMessage message, String path) {
        flush(message, path, false);
    }

    /** The words so far are a message of their own. */
    private void flush(ChatMessage message, String path, boolean always) {
        if (words.isEmpty() && !always) {
            return;
        }
        boolean assistant = message.role().equals(ChatRole.ASSISTANT);
        json.beginObject()
                .member("type", "message")
                .member("role", role(message))
                .name("content");
        content.write(words, assistant);
        Own.MEMBERS.write(message.extensions(), SPOKEN, json, path + ".", losses);
        json.endObject();
        words.clear();
        written = true;
    }

    private static String role(ChatMessage message) {
        if (message.role().equals(ChatRole.SYSTEM)) {
            return message.extensions().containsKey(Own.ROLE) ? "developer" : "system";
        }
        return message.role().equals(ChatRole.ASSISTANT) ? "assistant" : "user";
    }

    private void item(ChatPart part, String place) {
        switch (part) {
            case ChatPart.ToolCallPart call -> call(call, place);
            case ChatPart.ToolResultPart result -> result(result, place);
            case ChatPart.ThinkingPart thought when isOwn(thought) -> reasoning(thought);
            case ChatPart.ThinkingPart _ ->
                losses.dropped(place, "reasoning can only go back to the vendor that encrypted it");
            case ChatPart.UnknownPart unknown when Own.ITEMS.own(unknown.kind()) -> json.raw(unknown.json());
            default -> losses.dropped(place, "the upstream's API has no part of the kind " + part.kind());
        }
    }

    private void call(ChatPart.ToolCallPart call, String place) {
        boolean custom = customTools && CustomTool.marked(call.extensions());
        json.beginObject().member("type", custom ? "custom_tool_call" : "function_call");
        json.member("call_id", call.id()).member("name", call.name());
        if (custom) {
            customCalls.add(call.id());
            json.member("input", CustomInput.of(call.arguments(), (_, _) -> {}));
        } else {
            json.member("arguments", call.arguments());
        }
        Own.MEMBERS.write(CustomTool.unmarked(call.extensions()), json, place + ".", losses);
        json.endObject();
    }

    private void result(ChatPart.ToolResultPart result, String place) {
        boolean custom = customCalls.contains(result.id());
        json.beginObject().member("type", custom ? "custom_tool_call_output" : "function_call_output");
        json.member("call_id", result.id());
        List<ContentEncoder.Placed> output = new ArrayList<>();
        for (int i = 0; i < result.content().size(); i++) {
            ChatPart part = result.content().get(i);
            String within = place + ".content[" + i + "]";
            if (ContentEncoder.takes(part)) {
                output.add(new ContentEncoder.Placed(part, within));
            } else {
                losses.dropped(within, "a result in the upstream's API has no part of the kind " + part.kind());
            }
        }
        json.name("output");
        content.write(output, false);
        if (result.failed()) {
            losses.dropped(place + ".is_error", "the upstream's API does not tell failed tools apart");
        }
        Own.MEMBERS.write(result.extensions(), json, place + ".", losses);
        json.endObject();
    }

    private void reasoning(ChatPart.ThinkingPart thought) {
        String signature = thought.signature();
        Sealed sealed = Sealed.of(signature == null ? "" : signature);
        json.beginObject().member("type", "reasoning").member("id", sealed.id());
        json.name("summary").beginArray();
        if (!thought.text().isEmpty()) {
            json.beginObject()
                    .member("type", "summary_text")
                    .member("text", thought.text())
                    .endObject();
        }
        json.endArray().member("encrypted_content", sealed.content()).endObject();
    }
}
