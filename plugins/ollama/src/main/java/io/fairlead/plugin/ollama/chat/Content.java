package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import java.util.ArrayList;
import java.util.List;

/** The parts of a message, sorted into what this API keeps apart: words, pictures, thoughts, calls and results. */
final class Content {
    private final Losses losses;
    private final List<String> words = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();
    private final StringBuilder thoughts = new StringBuilder();
    private final List<ChatPart.ToolCallPart> calls = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<String> others = new ArrayList<>(0);

    private Content(Losses losses) {
        this.losses = losses;
    }

    /**
     * What a tool gave back.
     *
     * @param path for reports of losses
     */
    record Result(ChatPart.ToolResultPart part, String path) {}

    /** The content of a message at a path. What has no place is reported. */
    static Content of(ChatMessage message, String path, Losses losses) {
        return of(message.parts(), path + ".content", losses);
    }

    /** The content that parts make. */
    static Content of(List<ChatPart> parts, String path, Losses losses) {
        Content content = new Content(losses);
        for (int i = 0; i < parts.size(); i++) {
            content.sort(parts.get(i), path + "[" + i + "]");
        }
        return content;
    }

    private void sort(ChatPart part, String place) {
        switch (part) {
            case ChatPart.TextPart text -> words.add(text.text());
            case ChatPart.RefusalPart refusal -> words.add(refusal.text());
            case ChatPart.ImagePart picture -> picture(picture, place);
            case ChatPart.ThinkingPart thought -> thought(thought, place);
            case ChatPart.ToolCallPart call -> {
                calls.add(call);
                others.add(place);
            }
            case ChatPart.ToolResultPart result -> {
                results.add(new Result(result, place));
                others.add(place);
            }
            default -> losses.dropped(place, "the upstream's API has no part of the kind " + part.kind());
        }
        if (!(part instanceof ChatPart.ToolResultPart)) {
            ChatCodec.EXTENSIONS.report(part.extensions(), place + ".", losses);
        }
    }

    private void picture(ChatPart.ImagePart picture, String place) {
        String base64 = Pictures.base64(picture);
        if (base64 == null) {
            losses.dropped(place, "the upstream's API takes pictures in base64 only");
            return;
        }
        pictures.add(base64);
        String detail = picture.detail();
        if (detail != null && !detail.equals("auto")) {
            losses.dropped(place + ".detail", "the upstream's API does not say how closely to look");
        }
    }

    private void thought(ChatPart.ThinkingPart thought, String place) {
        if (thought.signature() == null) {
            thoughts.append(thought.text());
            others.add(place);
        } else {
            losses.dropped(place, "signed reasoning can only go back to the vendor that signed it");
        }
    }

    /** A model's own texts are pieces of one, cut anywhere; those of others are texts in their own right. */
    String words(ChatRole role) {
        return String.join(role.equals(ChatRole.ASSISTANT) ? "" : "\n\n", words);
    }

    List<String> pictures() {
        return pictures;
    }

    String thoughts() {
        return thoughts.toString();
    }

    List<ChatPart.ToolCallPart> calls() {
        return calls;
    }

    List<Result> results() {
        return results;
    }

    /** The paths of thoughts, calls and results. */
    List<String> others() {
        return others;
    }

    /** Whether there is nothing but results, or nothing at all; of the model's words, none that are empty either. */
    boolean saysNothing(ChatRole role) {
        boolean silent = role.equals(ChatRole.ASSISTANT) ? words(role).isEmpty() : words.isEmpty();
        return silent && pictures.isEmpty() && thoughts.isEmpty() && calls.isEmpty();
    }
}
