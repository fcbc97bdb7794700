package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.custom.CustomInput;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.toolkit.DataUrl;
import io.fairlead.toolkit.Extensions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Writes neutral messages. Results of tools are messages of their own in this API, one each: a neutral message that has
 * them becomes several, the results first, because they answer the calls before. What the model said is left out where
 * nothing of it can be carried.
 */
final class MessageEncoder {
    private static final String ROLE = Own.MEMBERS.name("role");
    /** Written as the role. */
    private static final Set<String> SPOKEN = Set.of("role");

    private final JsonWriter json;
    private final Extensions members;
    private final boolean customTools;
    private final boolean signatures;
    private final Losses losses;

    // Of the message being written.
    private String path = "";
    private boolean extended;
    private final List<Placed> content = new ArrayList<>();
    private final List<Placed> calls = new ArrayList<>();
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();

    MessageEncoder(JsonWriter json, Extensions members, Target target, Losses losses) {
        this.json = json;
        this.members = members;
        this.customTools = target.customTools();
        this.signatures = ThoughtSignature.readBy(target.deployment().model());
        this.losses = losses;
    }

    void write(ChatMessage message, int index) {
        path = "messages[" + index + "]";
        clear();
        boolean results = false;
        List<ChatPart> parts = message.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof ChatPart.ToolResultPart result) {
                result(result, message, path + ".content[" + i + "]");
                results = true;
            } else if (parts.get(i) instanceof ChatPart.UnknownPart whole
                    && whole.kind().equals(Own.TOOL_MESSAGE)) {
                json.raw(whole.json());
                results = true;
            } else {
                sort(parts.get(i), path + ".content[" + i + "]");
            }
        }
        if (!results && saysNothing(message)) {
            Own.MEMBERS.report(message.extensions(), path + ".", losses);
        } else if (!results || !content.isEmpty() || !calls.isEmpty()) {
            rest(message);
        }
    }

    /** Whether nothing can be carried of what the model or a tool said: an empty message is refused, or misread. */
    private boolean saysNothing(ChatMessage message) {
        return !message.parts().isEmpty()
                && !message.role().equals(ChatRole.SYSTEM)
                && !message.role().equals(ChatRole.USER)
                && content.stream().allMatch(placed -> placed.isEmptyText(members))
                && calls.isEmpty()
                && thinking.isEmpty()
                && refusal.isEmpty()
                && message.extensions().keySet().stream().noneMatch(Own.MEMBERS::own);
    }

    private void clear() {
        extended = false;
        content.clear();
        calls.clear();
        thinking.setLength(0);
        refusal.setLength(0);
    }

    private void sort(ChatPart part, String place) {
        switch (part) {
            case ChatPart.TextPart text -> content.add(new Placed(text, place));
            case ChatPart.ImagePart image -> content.add(new Placed(image, place));
            case ChatPart.AudioPart audio -> content.add(new Placed(audio, place));
            case ChatPart.DocumentPart document -> document(document, place);
            case ChatPart.ToolCallPart call -> calls.add(new Placed(call, place));
            case ChatPart.RefusalPart words -> refusal.append(words.text());
            case ChatPart.ThinkingPart thought
            when thought.signature() == null -> {
                thinking.append(thought.text());
                members.reportAll(thought.extensions(), place + ".", losses);
            }
            case ChatPart.ThinkingPart thought ->
                losses.dropped(place, "signed reasoning can only go back to the vendor that signed it");
            case ChatPart.UnknownPart unknown
            when unknown.kind().equals(Own.TOOL_CALL) -> calls.add(new Placed(unknown, place));
            case ChatPart.UnknownPart unknown
            when Own.MEMBERS.own(unknown.kind()) -> content.add(new Placed(unknown, place));
            default -> losses.dropped(place, "the upstream's API has no part of the kind " + part.kind());
        }
    }

    private void document(ChatPart.DocumentPart document, String place) {
        if (DataUrl.is(document.url())) {
            content.add(new Placed(document, place));
        } else {
            losses.dropped(place, "the upstream's API takes the data of a document, not its URL");
        }
    }

    private void result(ChatPart.ToolResultPart result, ChatMessage message, String place) {
        json.beginObject().member("role", "tool").member("tool_call_id", result.id());
        List<Placed> texts = new ArrayList<>();
        for (int i = 0; i < result.content().size(); i++) {
            ChatPart part = result.content().get(i);
            String within = place + ".content[" + i + "]";
            if (part instanceof ChatPart.TextPart || own(part)) {
                texts.add(new Placed(part, within));
            } else {
                losses.dropped(within, "a tool's result in the upstream's API has no part of the kind " + part.kind());
            }
        }
        Map<String, String> extensions = cached(texts, result.extensions());
        content(texts, false);
        if (result.failed()) {
            losses.dropped(place + ".is_error", "the upstream's API does not tell failed tools apart");
        }
        members.write(extensions, json, place + ".", losses);
        extensions(message);
        json.endObject();
    }

    /** Where a result is to be cached is said by its last text. Gives the other extensions. */
    private Map<String, String> cached(List<Placed> texts, Map<String, String> extensions) {
        if (!members.own(Own.CACHE)
                || !extensions.containsKey(Own.CACHE)
                || texts.isEmpty()
                || !(texts.getLast().part instanceof ChatPart.TextPart last)) {
            return extensions;
        }
        Map<String, String> of = new LinkedHashMap<>(last.extensions());
        of.put(Own.CACHE, extensions.get(Own.CACHE));
        texts.set(texts.size() - 1, new Placed(ChatPart.text(last.text(), of), texts.getLast().place));
        Map<String, String> others = new LinkedHashMap<>(extensions);
        others.remove(Own.CACHE);
        return others;
    }

    /** Of several messages that were one, the first carries them. */
    private void extensions(ChatMessage message) {
        if (!extended) {
            members.write(message.extensions(), SPOKEN, json, path + ".", losses);
            extended = true;
        }
    }

    private static boolean own(ChatPart part) {
        return part instanceof ChatPart.UnknownPart && Own.MEMBERS.own(part.kind());
    }

    private void rest(ChatMessage message) {
        boolean assistant = message.role().equals(ChatRole.ASSISTANT);
        json.beginObject().member("role", role(message));
        content(content, assistant);
        if (!thinking.isEmpty()) {
            json.member("reasoning_content", thinking.toString());
        }
        if (!refusal.isEmpty()) {
            json.member("refusal", refusal.toString());
        }
        calls();
        extensions(message);
        json.endObject();
    }

    private static String role(ChatMessage message) {
        if (message.role().equals(ChatRole.SYSTEM)) {
            return message.extensions().containsKey(ROLE) ? "developer" : "system";
        }
        return message.role().equals(ChatRole.ASSISTANT) ? "assistant" : "user";
    }

    /** Content of mere texts is written as one string: several vendors take a list only where there is an image. */
    private void content(List<Placed> parts, boolean assistant) {
        if (parts.isEmpty()) {
            if (assistant && (!calls.isEmpty() || !refusal.isEmpty())) {
                json.name("content").nullValue();
            } else {
                json.member("content", "");
            }
            return;
        }
        if (plain(parts)) {
            json.member("content", joined(parts, assistant));
            parts.forEach(this::extensions);
            return;
        }
        json.name("content").beginArray();
        parts.forEach(this::part);
        json.endArray();
    }

    private boolean plain(List<Placed> parts) {
        for (Placed placed : parts) {
            if (!placed.isPlainText(members)) {
                return false;
            }
        }
        return true;
    }

    /** A model's own texts are pieces of one, cut anywhere; those of others are texts in their own right. */
    private static String joined(List<Placed> parts, boolean assistant) {
        if (parts.size() == 1) {
            return parts.getFirst().text();
        }
        StringJoiner all = new StringJoiner(assistant ? "" : "\n\n");
        parts.forEach(placed -> all.add(placed.text()));
        return all.toString();
    }

    private void part(Placed placed) {
        switch (placed.part) {
            case ChatPart.UnknownPart unknown -> json.raw(unknown.json());
            case ChatPart.TextPart text -> {
                json.beginObject().member("type", "text").member("text", text.text());
                extensions(placed);
                json.endObject();
            }
            case ChatPart.ImagePart image -> {
                image(image);
                extensions(placed);
                json.endObject();
            }
            case ChatPart.AudioPart audio -> {
                json.beginObject()
                        .member("type", "input_audio")
                        .name("input_audio")
                        .beginObject();
                json.member("data", audio.data())
                        .member("format", audio.format())
                        .endObject();
                extensions(placed);
                json.endObject();
            }
            case ChatPart.DocumentPart document -> {
                String name = document.name();
                json.beginObject().member("type", "file").name("file").beginObject();
                json.member("file_data", document.url());
                json.member("filename", name == null ? "document" : name).endObject();
                extensions(placed);
                json.endObject();
            }
            default ->
                throw new IllegalStateException("found a part of the kind " + placed.part.kind() + " among contents");
        }
    }

    private void extensions(Placed placed) {
        members.write(placed.part.extensions(), json, placed.place + ".", losses);
    }

    private void image(ChatPart.ImagePart image) {
        json.beginObject().member("type", "image_url").name("image_url").beginObject();
        json.member("url", image.url());
        String detail = image.detail();
        if (detail != null) {
            json.member("detail", detail);
        }
        json.endObject();
    }

    private void calls() {
        if (calls.isEmpty()) {
            return;
        }
        json.name("tool_calls").beginArray();
        for (Placed placed : calls) {
            if (placed.part instanceof ChatPart.ToolCallPart call) {
                call(call, placed.place);
            } else if (placed.part instanceof ChatPart.UnknownPart unknown) {
                json.raw(unknown.json());
            }
        }
        json.endArray();
    }

    private void call(ChatPart.ToolCallPart call, String place) {
        Map<String, String> others = CustomTool.unmarked(call.extensions());
        json.beginObject().member("id", call.id());
        if (customTools && CustomTool.marked(call.extensions())) {
            String input = CustomInput.of(call.arguments(), (_, _) -> {});
            json.member("type", "custom").name("custom").beginObject().member("name", call.name());
            json.member("input", input).endObject();
        } else {
            json.member("type", "function").name("function").beginObject().member("name", call.name());
            json.member("arguments", call.arguments()).endObject();
        }
        if (signatures) {
            ThoughtSignature.write(others, json);
        } else {
            ThoughtSignature.report(others, place, losses);
        }
        members.write(ThoughtSignature.without(others), json, place + ".", losses);
        json.endObject();
    }

    /** A part and where the client has it. */
    private record Placed(ChatPart part, String place) {
        /** Whether it is text and says nothing that only a part in an object can say. */
        boolean isPlainText(Extensions members) {
            return part instanceof ChatPart.TextPart
                    && (part.extensions().isEmpty()
                            || part.extensions().keySet().stream().noneMatch(members::own));
        }

        boolean isEmptyText(Extensions members) {
            return isPlainText(members) && text().isEmpty();
        }

        String text() {
            return part instanceof ChatPart.TextPart text ? text.text() : "";
        }
    }
}
