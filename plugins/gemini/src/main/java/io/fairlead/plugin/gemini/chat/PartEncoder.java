package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CallArguments;
import io.fairlead.toolkit.PlacedPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes parts of messages as parts of contents. */
final class PartEncoder {
    private static final Set<String> ELSEWHERE = Set.of("thought_signature");

    private final ModelFamily family;
    private final JsonWriter json;
    private final Losses losses;
    private final Map<String, String> functions = new HashMap<>();

    PartEncoder(ModelFamily family, JsonWriter json, Losses losses) {
        this.family = family;
        this.json = json;
        this.losses = losses;
    }

    /** Whether a part has a form in this API; reports it if it has not. An empty text says nothing. */
    boolean carries(ChatPart part, String path) {
        return switch (part) {
            case ChatPart.TextPart text -> !text.text().isEmpty();
            case ChatPart.RefusalPart refusal -> !refusal.text().isEmpty();
            case ChatPart.ImagePart image -> carriesImage(image, path);
            case ChatPart.DocumentPart document -> carriesDocument(document, path);
            case ChatPart.AudioPart audio -> true;
            case ChatPart.ToolCallPart call -> true;
            case ChatPart.ToolResultPart result -> true;
            case ChatPart.ThinkingPart thought -> {
                boolean own = Signature.own(thought.signature()) != null;
                if (!own) {
                    losses.dropped(path, "the upstream's models take no thoughts but their own, with a signature");
                }
                yield own;
            }
            default -> {
                boolean own = part instanceof ChatPart.UnknownPart && Own.MEMBERS.own(part.kind());
                if (!own) {
                    losses.dropped(path, "the upstream's API has no part of the kind " + part.kind());
                }
                yield own;
            }
        };
    }

    private boolean carriesImage(ChatPart.ImagePart image, String path) {
        String detail = image.detail();
        if (detail != null && !detail.equals("auto")) {
            losses.dropped(path + ".detail", "the upstream's API has no such closeness of its own for a part");
        }
        return carriesUrl(image.url(), path);
    }

    private boolean carriesDocument(ChatPart.DocumentPart document, String path) {
        if (document.name() != null) {
            losses.dropped(path + ".name", "the upstream's API has no names of documents");
        }
        return carriesUrl(document.url(), path);
    }

    private boolean carriesUrl(String url, String path) {
        boolean carried = Media.at(url, null) != null;
        if (!carried) {
            losses.dropped(path, "found a data URL that is not in base64");
        }
        return carried;
    }

    /**
     * Writes a part that is carried.
     *
     * @param signature to put to it, where it has none of its own
     */
    void write(PlacedPart placed, @Nullable String signature) {
        ChatPart part = placed.part();
        switch (part) {
            case ChatPart.TextPart text -> json.beginObject().member("text", text.text());
            case ChatPart.RefusalPart refusal -> json.beginObject().member("text", refusal.text());
            case ChatPart.ImagePart image -> media(Media.at(image.url(), null));
            case ChatPart.DocumentPart document -> media(Media.at(document.url(), document.name()));
            case ChatPart.AudioPart audio -> media(Media.audio(audio.format(), audio.data()));
            case ChatPart.ToolCallPart call -> call(call);
            case ChatPart.ToolResultPart result -> {
                result(result, placed.path());
                return;
            }
            case ChatPart.ThinkingPart thought -> thought(thought);
            case ChatPart.UnknownPart unknown -> {
                json.raw(unknown.json());
                return;
            }
            default -> throw new IllegalStateException("found a part of the kind " + part.kind() + " among parts");
        }
        String own = part.extensions().get(Own.SIGNATURE);
        if (own != null) {
            json.name("thoughtSignature").raw(own);
        } else if (signature != null) {
            json.member("thoughtSignature", signature);
        }
        Own.MEMBERS.write(part.extensions(), ELSEWHERE, json, placed.path() + ".", losses);
        json.endObject();
    }

    private void media(@Nullable Media media) {
        if (media == null) {
            throw new IllegalStateException("found a URL without data, expected one that is carried");
        }
        json.beginObject()
                .name(media.data() == null ? "fileData" : "inlineData")
                .beginObject();
        if (!media.type().isEmpty()) {
            json.member("mimeType", media.type());
        }
        String data = media.data();
        String uri = media.uri();
        if (data != null) {
            json.member("data", data);
        } else if (uri != null) {
            json.member("fileUri", uri);
        }
        json.endObject();
    }

    private void thought(ChatPart.ThinkingPart thought) {
        json.beginObject().member("text", thought.text());
        if (!thought.text().isEmpty()) {
            json.member("thought", true);
        }
    }

    private void call(ChatPart.ToolCallPart call) {
        functions.put(call.id(), call.name());
        json.beginObject().name("functionCall").beginObject();
        json.member("id", call.id()).member("name", call.name());
        json.name("args").raw(CallArguments.object(call.arguments())).endObject();
    }

    private void result(ChatPart.ToolResultPart result, String path) {
        json.beginObject().name("functionResponse").beginObject().member("id", result.id());
        json.member("name", functions.getOrDefault(result.id(), result.id()));
        String text = result.content().stream()
                .map(PartEncoder::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
        json.name("response");
        if (!result.failed() && CallArguments.whole(text)) {
            json.raw(text);
        } else {
            json.beginObject()
                    .member(result.failed() ? "error" : "output", text)
                    .endObject();
        }
        pictures(result.content(), path);
        PlacedPart.carried(result.content(), path, (part, _) -> !words(part).isEmpty())
                .forEach(words -> Own.MEMBERS.reportAll(words.part().extensions(), words.path() + ".", losses));
        Own.MEMBERS.writeWithin(result.extensions(), Own.RESULT, json);
        Own.MEMBERS.report(result.extensions(), path + ".", losses);
        json.endObject().endObject();
    }

    private static String words(ChatPart part) {
        return switch (part) {
            case ChatPart.TextPart text -> text.text();
            case ChatPart.RefusalPart refusal -> refusal.text();
            default -> "";
        };
    }

    /** What is no text goes beside the response, where the model looks at it. */
    private void pictures(List<ChatPart> content, String path) {
        List<PlacedPart> others = PlacedPart.carried(content, path, this::carriesBeside);
        if (others.isEmpty()) {
            return;
        }
        json.name("parts").beginArray();
        others.forEach(placed -> write(placed, null));
        json.endArray();
    }

    private boolean carriesBeside(ChatPart part, String path) {
        if (!words(part).isEmpty() || part instanceof ChatPart.TextPart) {
            return false;
        }
        boolean media = part instanceof ChatPart.ImagePart || part instanceof ChatPart.DocumentPart;
        if (!media || !family.seesResults()) {
            losses.dropped(path, "the result of a function holds only text for the upstream's model");
            return false;
        }
        return carries(part, path);
    }
}
