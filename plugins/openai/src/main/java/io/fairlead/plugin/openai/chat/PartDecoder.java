package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.custom.CustomInput;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.plugin.openai.request.FileData;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a message: pieces of its content, and calls of tools. */
final class PartDecoder {
    private static final String CUSTOM = "custom";

    private final JsonCursor cursor;
    private final Losses losses;
    private final Set<String> otherCalls = new HashSet<>();

    /** A decoder over the cursor of a message; it reports losses by their place within the part. */
    PartDecoder(JsonCursor cursor, Losses losses) {
        this.cursor = cursor;
        this.losses = losses;
    }

    /** The piece of content that the cursor stands on. */
    ChatPart content() {
        String raw = cursor.rawText();
        Map<String, String> others = new LinkedHashMap<>();
        String type = "";
        String text = null;
        Image image = null;
        Named audio = null;
        Named file = null;
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "type" -> type = cursor.text();
                case "text", "refusal" -> text = cursor.textOrNull();
                case "image_url" -> image = image();
                case "input_audio" -> audio = named("data", "format");
                case "file" -> file = named("file_data", "filename");
                default -> others.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
        if (type.equals("input_audio") && audio != null && audio.name != null) {
            return ChatPart.audio(audio.name, audio.data, others);
        }
        if (type.equals("file") && file != null) {
            return ChatPart.document(FileData.url(file.data), file.name, others);
        }
        return switch (type) {
            case "text" -> ChatPart.text(demanded(text, "a part with a member 'text'"), others);
            case "refusal" -> ChatPart.refusal(demanded(text, "a part with a member 'refusal'"));
            case "image_url" -> {
                Image found = demanded(image, "a part with a member 'image_url.url'");
                yield ChatPart.image(found.url, found.detail, others);
            }
            case "" -> throw new IllegalArgumentException("found a part without a type, expected a member 'type'");
            default -> ChatPart.unknown(Own.MEMBERS.name(type), raw);
        };
    }

    /** An object of data and a word for it; null if it has other members, such as the id of a file at the vendor. */
    private @Nullable Named named(String member, String word) {
        String data = null;
        String name = null;
        boolean others = false;
        if (!cursor.enter(JsonKind.OBJECT)) {
            return null;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs(member)) {
                data = cursor.textOrNull();
            } else if (cursor.nameIs(word)) {
                name = cursor.textOrNull();
            } else {
                others |= !cursor.is(JsonKind.NULL);
            }
        }
        cursor.leave();
        return data == null || others ? null : new Named(data, name);
    }

    private @Nullable Image image() {
        String url = null;
        String detail = null;
        if (!cursor.enter(JsonKind.OBJECT)) {
            return null;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("url")) {
                url = cursor.text();
            } else if (cursor.nameIs("detail")) {
                detail = cursor.textOrNull();
            } else {
                lost("image_url." + cursor.name());
            }
        }
        cursor.leave();
        return url == null ? null : new Image(url, detail);
    }

    /** The call that the cursor stands on. */
    ChatPart call() {
        String raw = cursor.rawText();
        Map<String, String> others = new LinkedHashMap<>();
        String type = "function";
        String id = "";
        ChatPart.ToolCallPart function = null;
        ChatPart.ToolCallPart custom = null;
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "type" -> type = cursor.text();
                case "id" -> id = cursor.text();
                case "function" -> function = function();
                case CUSTOM -> custom = custom();
                case "index" ->
                    cursor.skip(); // Clients that collect a stream leave it in; a place in a list says as much.
                case ThoughtSignature.MEMBER -> ThoughtSignature.read(cursor, others);
                default -> others.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
        if (type.equals(CUSTOM)) {
            ChatPart.ToolCallPart called = demanded(custom, "a member 'custom'");
            others.putAll(CustomTool.MARK);
            return ChatPart.toolCall(id, called.name(), called.arguments(), others);
        }
        if (!type.equals("function")) {
            otherCalls.add(id);
            return ChatPart.unknown(Own.TOOL_CALL, raw);
        }
        ChatPart.ToolCallPart called = demanded(function, "a member 'function'");
        return ChatPart.toolCall(id, called.name(), called.arguments(), others);
    }

    /** Ids of the calls so far that were of neither a function nor a custom tool, and that only this API can carry. */
    Set<String> otherCalls() {
        return otherCalls;
    }

    /** The function that the cursor stands on, as a call without an id. */
    ChatPart.ToolCallPart function() {
        String name = "";
        String arguments = "";
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "name" -> name = cursor.text();
                case "arguments" -> arguments = cursor.text();
                default -> lost("function." + cursor.name());
            }
        }
        cursor.leave();
        return ChatPart.toolCall("", name, arguments.isBlank() ? "{}" : arguments);
    }

    /** The call of a custom tool that the cursor stands on, without its id. */
    private ChatPart.ToolCallPart custom() {
        String name = "";
        String input = "";
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "name" -> name = cursor.text();
                case "input" -> input = cursor.text();
                default -> lost(CUSTOM + "." + cursor.name());
            }
        }
        cursor.leave();
        return ChatPart.toolCall("", name, CustomInput.arguments(input));
    }

    private void lost(String member) {
        if (!cursor.is(JsonKind.NULL)) {
            losses.dropped(member, "the gateway does not know this member");
        }
        cursor.skip();
    }

    private static <T> T demanded(@Nullable T value, String expected) {
        if (value == null) {
            throw new IllegalArgumentException("found nothing, expected " + expected);
        }
        return value;
    }

    private record Named(String data, @Nullable String name) {}

    private record Image(String url, @Nullable String detail) {}
}
