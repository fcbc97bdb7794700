package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.Unread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A block of an answer, whole or as it begins in a stream. What it does not have is empty. */
record Block(
        String type,
        String text,
        String signature,
        String id,
        String name,
        String input,
        List<String> citations,
        Raw raw) {
    private static final Set<String> READ =
            Set.of("type", "text", "thinking", "signature", "id", "name", "citations", "input");

    /** Reads the block that the cursor stands on, within these bytes. */
    static Block read(JsonCursor cursor, byte[] bytes, Unread unread) {
        int start = cursor.rawStart();
        int end = cursor.rawEnd();
        String type = "";
        String text = "";
        String signature = "";
        String id = "";
        String name = "";
        String input = "";
        List<String> citations = List.of();
        boolean others = false;
        int inputStart = end;
        int inputEnd = end;
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "type" -> type = words(cursor);
                case "text", "thinking" -> text = words(cursor);
                case "signature" -> signature = words(cursor);
                case "id" -> id = words(cursor);
                case "name" -> name = words(cursor);
                case "citations" -> citations = elements(cursor);
                case "input" -> {
                    boolean object = cursor.is(JsonKind.OBJECT);
                    input = object ? cursor.rawText() : "";
                    inputStart = object ? cursor.rawStart() : end;
                    inputEnd = object ? cursor.rawEnd() : end;
                }
                default -> others |= !isDirectCall(cursor);
            }
        }
        cursor.leave();
        if (others && !opaque(type)) {
            tell(JsonCursor.over(bytes, start, end), type, unread);
        }
        Raw raw = opaque(type) ? new Raw(text(bytes, start, inputStart), input, text(bytes, inputEnd, end)) : Raw.NONE;
        return new Block(type, text, signature, id, name, input, citations, raw);
    }

    /** The type, by whose name its members are told, may stand behind them. */
    private static void tell(JsonCursor cursor, String type, Unread unread) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (!READ.contains(cursor.name()) && !isDirectCall(cursor)) {
                unread.member(cursor, type);
            }
        }
    }

    /** In other APIs nobody but the model calls. */
    private static boolean isDirectCall(JsonCursor cursor) {
        return cursor.nameIs("caller") && cursor.rawText().contains("\"direct\"");
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static String words(JsonCursor cursor) {
        String words = cursor.textOrNull();
        return words == null ? "" : words;
    }

    private static List<String> elements(JsonCursor cursor) {
        List<String> elements = new ArrayList<>();
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                elements.add(cursor.rawText());
            }
            cursor.leave();
        }
        return elements;
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
        boolean replaced = !streamed.isEmpty() && !raw.input.isEmpty();
        return raw.before + (replaced ? streamed : raw.input) + raw.after;
    }

    /** The block as it came: its input, which is empty if it has none, and what stands around that. */
    record Raw(String before, String input, String after) {
        static final Raw NONE = new Raw("", "", "");
    }
}
