package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonText;
import io.fairlead.plugin.gemini.request.Spelling;
import io.fairlead.toolkit.Extensions;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parts of contents; those that the neutral model does not name travel as they are. */
final class PartDecoder {
    private static final String NAME = ".displayName";

    private final JsonCursor cursor;
    private final CallPairs pairs;
    private final Unread unread;

    // Of the part being read.
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private final List<String> mediaMembers = new ArrayList<>();
    private String raw = "";
    private String unknown = "";
    private boolean thought;
    private @Nullable String text;
    private @Nullable String signature;
    private @Nullable Media media;
    private @Nullable ChatPart call;

    PartDecoder(JsonCursor cursor, CallPairs pairs, Unread unread) {
        this.cursor = cursor;
        this.pairs = pairs;
        this.unread = unread;
    }

    /** The part that the cursor stands on. */
    ChatPart read() {
        clear();
        if (!cursor.is(JsonKind.OBJECT)) {
            throw new IllegalArgumentException("found no object, expected a part");
        }
        raw = cursor.rawText();
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                member(Spelling.of(cursor));
            }
        }
        cursor.leave();
        return part();
    }

    private void clear() {
        extensions.clear();
        mediaMembers.clear();
        unknown = "";
        thought = false;
        text = null;
        signature = null;
        media = null;
        call = null;
    }

    private void member(String name) {
        switch (name) {
            case "text" -> text = cursor.text();
            case "thought" -> thought = cursor.bool();
            case "thoughtSignature" -> signature = Signature.proves(cursor.text()) ? cursor.text() : null;
            case "inlineData", "fileData" -> {
                media = media(name);
                unknown = name;
            }
            case "functionCall" -> call = call();
            case "functionResponse" -> call = new ResultDecoder(cursor, pairs, unread).read();
            default -> {
                unknown = unknown.isEmpty() ? name : unknown;
                extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            }
        }
    }

    private ChatPart part() {
        String proof = signature;
        if (call instanceof ChatPart.ToolResultPart result) {
            extensions.keySet().forEach(name -> unread.name(Extensions.bare(name)));
            return result;
        }
        String words = text == null ? "" : text;
        boolean wordsOnly = call == null && media == null;
        if (thought && wordsOnly || words.isEmpty() && call == null && unknown.isEmpty() && proof != null) {
            return ChatPart.thinking(words, proof == null ? null : Signature.neutral(proof), extensions);
        }
        if (proof != null) {
            extensions.put(Own.SIGNATURE, JsonText.quote(proof));
        }
        if (call instanceof ChatPart.ToolCallPart made) {
            return ChatPart.toolCall(made.id(), made.name(), made.arguments(), extensions);
        }
        if (text != null) {
            return ChatPart.text(words, extensions);
        }
        ChatPart known = media == null ? null : media.part(extensions);
        if (known != null) {
            leftOut(known);
            return known;
        }
        return unknown.isEmpty() ? ChatPart.text("") : ChatPart.unknown(Own.MEMBERS.name(unknown), raw);
    }

    /** What is within the data and not within the neutral part, where only documents have names. */
    private void leftOut(ChatPart known) {
        mediaMembers.stream()
                .filter(member -> !member.endsWith(NAME) || !(known instanceof ChatPart.DocumentPart))
                .forEach(unread::name);
    }

    /** Data inline, or in a file. */
    private Media media(String member) {
        String type = "";
        String data = null;
        String uri = null;
        String name = null;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (Spelling.of(cursor)) {
                case "mimeType" -> type = cursor.text();
                case "data" -> data = BytesForm.usual(cursor.text());
                case "fileUri" -> uri = cursor.text();
                case "displayName" -> {
                    name = cursor.text();
                    mediaMembers.add(member + NAME);
                }
                default -> mediaMembers.add(member + "." + cursor.name());
            }
        }
        cursor.leave();
        return new Media(type, data, uri, name);
    }

    private ChatPart call() {
        String id = null;
        String name = "";
        String arguments = "{}";
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (cursor.name()) {
                case "id" -> id = cursor.text();
                case "name" -> name = cursor.text();
                case "args" -> arguments = cursor.rawText();
                default -> unread.member(cursor, "functionCall");
            }
        }
        cursor.leave();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("found a functionCall without a name, expected a member 'name'");
        }
        return ChatPart.toolCall(pairs.call(id, name), name, arguments);
    }
}
