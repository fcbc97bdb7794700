package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CallArguments;
import io.fairlead.toolkit.DataUrl;
import io.fairlead.toolkit.PlacedPart;
import java.util.List;
import java.util.Map;

/** Writes parts as blocks of content. */
final class BlockEncoder {
    private static final String PLAIN_TEXT = "text/plain";

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
            case ChatPart.DocumentPart document -> carriesData(document.url(), path);
            case ChatPart.ToolCallPart call -> true;
            case ChatPart.ToolResultPart result -> true;
            case ChatPart.ThinkingPart thought -> carriesThought(thought, path);
            default -> {
                boolean own = part instanceof ChatPart.UnknownPart && Own.MEMBERS.own(part.kind());
                if (!own) {
                    losses.dropped(path, "the upstream's API has no part of the kind " + part.kind());
                }
                yield own;
            }
        };
    }

    /** Reasoning goes only where its proof was made; a proof that begins with another protocol's name was made there. */
    private boolean carriesThought(ChatPart.ThinkingPart thought, String path) {
        String signature = thought.signature();
        boolean own = Proof.own(signature);
        if (!own) {
            losses.dropped(
                    path,
                    signature == null
                            ? "the upstream's API takes no reasoning without its signature"
                            : "the reasoning is signed by another vendor");
        }
        return own;
    }

    private boolean carriesData(String url, String path) {
        if (DataUrl.is(url) && DataUrl.read(url) == null) {
            losses.dropped(path, "found a data URL that is not in base64");
            return false;
        }
        return true;
    }

    private boolean carriesImage(ChatPart.ImagePart image, String path) {
        if (!carriesData(image.url(), path)) {
            return false;
        }
        String detail = image.detail();
        if (detail != null && !detail.equals("auto")) {
            losses.dropped(path + ".detail", "the upstream's API always looks as closely as it can");
        }
        return true;
    }

    /** Content: one plain text as a string, which every vendor takes, else a list. */
    void content(List<PlacedPart> parts) {
        if (parts.size() == 1
                && parts.getFirst().part() instanceof ChatPart.TextPart text
                && text.extensions().isEmpty()) {
            json.text(text.text());
            return;
        }
        json.beginArray();
        parts.forEach(this::write);
        json.endArray();
    }

    /** Writes a part that is carried. */
    void write(PlacedPart placed) {
        ChatPart part = placed.part();
        switch (part) {
            case ChatPart.TextPart text -> begin("text").member("text", text.text());
            case ChatPart.RefusalPart refusal -> begin("text").member("text", refusal.text());
            case ChatPart.ImagePart image -> source(begin("image"), image.url());
            case ChatPart.DocumentPart document -> document(document);
            case ChatPart.ToolCallPart call ->
                begin("tool_use")
                        .member("id", ids.call(call.id()))
                        .member("name", call.name())
                        .name("input")
                        .raw(CallArguments.object(call.arguments()));
            case ChatPart.ToolResultPart result -> result(result, placed.path());
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
        end(part.extensions(), placed.path());
    }

    private JsonWriter begin(String type) {
        return json.beginObject().member("type", type);
    }

    private void end(Map<String, String> extensions, String path) {
        Own.MEMBERS.write(extensions, json, path + ".", losses);
        json.endObject();
    }

    private void document(ChatPart.DocumentPart document) {
        source(begin("document"), document.url());
        String name = document.name();
        if (name != null) {
            json.member("title", name);
        }
    }

    private static void source(JsonWriter block, String url) {
        block.name("source").beginObject();
        DataUrl data = DataUrl.read(url);
        if (data == null) {
            block.member("type", "url").member("url", url);
        } else if (data.media().equals(PLAIN_TEXT)) {
            block.member("type", "text").member("media_type", PLAIN_TEXT).member("data", data.text());
        } else {
            block.member("type", "base64").member("media_type", data.media()).member("data", data.data());
        }
        block.endObject();
    }

    private void result(ChatPart.ToolResultPart result, String path) {
        begin("tool_result").member("tool_use_id", ids.result(result.id()));
        List<PlacedPart> content = PlacedPart.carried(result.content(), path, this::carries);
        if (!content.isEmpty()) {
            json.name("content");
            content(content);
        }
        if (result.failed()) {
            json.member("is_error", true);
        }
    }
}
