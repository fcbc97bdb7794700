package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CallArguments;
import java.util.List;
import java.util.Map;

/** Writes parts as blocks of content. */
final class BlockEncoder {
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    private final JsonWriter json;
    private final Losses losses;
    private final CallIds ids = new CallIds();

    BlockEncoder(JsonWriter json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    /** Whether a part has a block in this API; reports it if it has not. An empty text, which the API refuses, has none. */
    boolean carries(ChatPart part, String path) {
        return switch (part) {
            case ChatPart.TextPart text -> !text.text().isEmpty();
            case ChatPart.RefusalPart refusal -> !refusal.text().isEmpty();
            case ChatPart.ImagePart image -> carriesImage(image, path);
            case ChatPart.ToolCallPart call -> true;
            case ChatPart.ToolResultPart result -> true;
            case ChatPart.ThinkingPart thought -> {
                if (thought.signature() == null) {
                    losses.dropped(path, "the upstream's API takes no reasoning without its signature");
                }
                yield thought.signature() != null;
            }
            default -> {
                boolean own = part instanceof ChatPart.UnknownPart && Extensions.own(part.kind());
                if (!own) {
                    losses.dropped(path, "the upstream's API has no part of the kind " + part.kind());
                }
                yield own;
            }
        };
    }

    private boolean carriesImage(ChatPart.ImagePart image, String path) {
        if (image.url().startsWith(DATA) && !image.url().contains(BASE64)) {
            losses.dropped(path, "found a data URL that is not in base64");
            return false;
        }
        String detail = image.detail();
        if (detail != null && !detail.equals("auto")) {
            losses.dropped(path + ".detail", "the upstream's API always looks as closely as it can");
        }
        return true;
    }

    /** Content: one plain text as a string, which every vendor takes, else a list. */
    void content(List<ChatPart> parts, String path) {
        if (parts.size() == 1
                && parts.getFirst() instanceof ChatPart.TextPart text
                && text.extensions().isEmpty()) {
            json.text(text.text());
            return;
        }
        json.beginArray();
        for (int i = 0; i < parts.size(); i++) {
            write(parts.get(i), path);
        }
        json.endArray();
    }

    /** Writes a part that is carried. */
    void write(ChatPart part, String path) {
        switch (part) {
            case ChatPart.TextPart text -> begin("text").member("text", text.text());
            case ChatPart.RefusalPart refusal -> begin("text").member("text", refusal.text());
            case ChatPart.ImagePart image -> image(image);
            case ChatPart.ToolCallPart call ->
                begin("tool_use")
                        .member("id", ids.call(call.id()))
                        .member("name", call.name())
                        .name("input")
                        .raw(CallArguments.object(call.arguments()));
            case ChatPart.ToolResultPart result -> result(result, path);
            case ChatPart.ThinkingPart thought -> {
                String signature = thought.signature();
                begin("thinking").member("thinking", thought.text());
                json.member("signature", signature == null ? "" : signature);
            }
            case ChatPart.UnknownPart unknown -> {
                json.raw(unknown.json());
                return;
            }
            default -> throw new IllegalStateException("found a part of the kind " + part.kind() + " among blocks");
        }
        end(part.extensions(), path);
    }

    private JsonWriter begin(String type) {
        return json.beginObject().member("type", type);
    }

    private void end(Map<String, String> extensions, String path) {
        Extensions.write(extensions, json, path + ".", losses);
        json.endObject();
    }

    private void image(ChatPart.ImagePart image) {
        String url = image.url();
        begin("image").name("source").beginObject();
        int data = url.startsWith(DATA) ? url.indexOf(BASE64) : -1;
        if (data < 0) {
            json.member("type", "url").member("url", url);
        } else {
            json.member("type", "base64").member("media_type", media(url.substring(DATA.length(), data)));
            json.member("data", url.substring(data + BASE64.length()));
        }
        json.endObject();
    }

    /** A media type may have parameters, which the API refuses; and one word that is often used is none. */
    private static String media(String type) {
        int parameters = type.indexOf(';');
        String plain = parameters < 0 ? type : type.substring(0, parameters);
        return plain.equals("image/jpg") ? "image/jpeg" : plain;
    }

    private void result(ChatPart.ToolResultPart result, String path) {
        begin("tool_result").member("tool_use_id", ids.result(result.id()));
        List<ChatPart> content =
                result.content().stream().filter(part -> carries(part, path)).toList();
        if (!content.isEmpty()) {
            json.name("content");
            content(content, path);
        }
        if (result.failed()) {
            json.member("is_error", true);
        }
    }
}
