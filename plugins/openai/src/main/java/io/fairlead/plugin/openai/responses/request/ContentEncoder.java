package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.DataUrl;
import io.fairlead.toolkit.Extensions;
import java.util.List;
import java.util.Set;

/** Writes the parts of a message, or of what a function gave back: a single text as it is, others as a list. */
final class ContentEncoder {
    private final JsonWriter json;
    private final Losses losses;

    ContentEncoder(JsonWriter json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    /** A part and where the client has it. */
    record Placed(ChatPart part, String place) {}

    /** Whether a part can stand among others in a message: texts, pictures, files. Sound only chats have. */
    static boolean takes(ChatPart part) {
        return part instanceof ChatPart.TextPart
                || part instanceof ChatPart.RefusalPart
                || part instanceof ChatPart.ImagePart
                || part instanceof ChatPart.DocumentPart
                || part instanceof ChatPart.UnknownPart && Own.MEMBERS.own(part.kind());
    }

    void write(List<Placed> parts, boolean assistant) {
        if (parts.isEmpty()) {
            json.text("");
            return;
        }
        Placed first = parts.getFirst();
        if (parts.size() == 1
                && first.part instanceof ChatPart.TextPart text
                && text.extensions().keySet().stream().noneMatch(Own.MEMBERS::own)) {
            json.text(text.text());
            text.extensions()
                    .keySet()
                    .forEach(name ->
                            losses.dropped(first.place + "." + Extensions.bare(name), "a text has no members here"));
            return;
        }
        json.beginArray();
        parts.forEach(placed -> part(placed, assistant));
        json.endArray();
    }

    private void part(Placed placed, boolean assistant) {
        if (placed.part instanceof ChatPart.UnknownPart unknown) {
            json.raw(unknown.json());
            return;
        }
        json.beginObject();
        switch (placed.part) {
            case ChatPart.TextPart text -> text(text, assistant);
            case ChatPart.RefusalPart words -> json.member("type", "refusal").member("refusal", words.text());
            case ChatPart.ImagePart image -> image(image);
            case ChatPart.DocumentPart document -> document(document);
            default ->
                throw new IllegalStateException("found a part of the kind " + placed.part.kind() + " among contents");
        }
        Own.MEMBERS.write(placed.part.extensions(), Set.of("annotations"), json, placed.place + ".", losses);
        json.endObject();
    }

    private void text(ChatPart.TextPart text, boolean assistant) {
        json.member("type", assistant ? "output_text" : "input_text").member("text", text.text());
        if (assistant) {
            json.name("annotations").raw(text.extensions().getOrDefault(Own.MEMBERS.name("annotations"), "[]"));
        }
    }

    private void image(ChatPart.ImagePart image) {
        String detail = image.detail();
        json.member("type", "input_image").member("image_url", image.url());
        json.member("detail", detail == null ? "auto" : detail);
    }

    private void document(ChatPart.DocumentPart document) {
        boolean data = DataUrl.is(document.url());
        json.member("type", "input_file");
        String name = document.name();
        if (name != null || data) {
            json.member("filename", name == null ? "document.pdf" : name);
        }
        json.member(data ? "file_data" : "file_url", document.url());
    }
}
