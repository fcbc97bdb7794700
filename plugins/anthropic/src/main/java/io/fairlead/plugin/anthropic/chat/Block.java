package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.nio.charset.StandardCharsets;

/** A block of an answer, whole or as it begins in a stream. What it does not have is empty. */
record Block(String type, String text, String signature, String id, String name, String input, String raw) {
    /** Reads the block that the cursor stands on, within these bytes. */
    static Block read(JsonCursor cursor, byte[] bytes) {
        int start = cursor.rawStart();
        int end = cursor.rawEnd();
        String type = "";
        String text = "";
        String signature = "";
        String id = "";
        String name = "";
        String input = "";
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "type" -> type = words(cursor);
                case "text", "thinking" -> text = words(cursor);
                case "signature" -> signature = words(cursor);
                case "id" -> id = words(cursor);
                case "name" -> name = words(cursor);
                case "input" -> input = cursor.is(JsonKind.OBJECT) ? cursor.rawText() : "";
                default -> {}
            }
        }
        cursor.leave();
        boolean opaque = opaque(type);
        String raw = opaque ? new String(bytes, start, end - start, StandardCharsets.UTF_8) : "";
        return new Block(type, text, signature, id, name, input, raw);
    }

    private static String words(JsonCursor cursor) {
        String words = cursor.textOrNull();
        return words == null ? "" : words;
    }

    /** Whether the neutral model has no name for it. */
    boolean opaque() {
        return opaque(type);
    }

    private static boolean opaque(String type) {
        return switch (type) {
            case "text", "thinking", "tool_use" -> false;
            default -> true;
        };
    }

    /** Whether it came with arguments; a stream's begins with an empty object. */
    boolean argued() {
        return input.length() > 2;
    }

    /** The block as it is with the input that a stream brought for it. */
    String rawWith(String streamed) {
        int at = streamed.isEmpty() ? -1 : raw.indexOf("\"input\":" + input);
        if (at < 0) {
            return raw;
        }
        int from = at + "\"input\":".length();
        return raw.substring(0, from) + streamed + raw.substring(from + input.length());
    }
}
