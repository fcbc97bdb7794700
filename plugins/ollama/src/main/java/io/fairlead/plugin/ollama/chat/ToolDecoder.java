package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the definition of one tool. */
final class ToolDecoder {
    private final JsonCursor cursor;
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private boolean plain = true;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String parameters;

    private ToolDecoder(JsonCursor cursor) {
        this.cursor = cursor;
    }

    static ToolDecoder read(JsonCursor cursor) {
        ToolDecoder tool = new ToolDecoder(cursor);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                tool.plain &= cursor.textIs("function");
            } else if (cursor.nameIs("function") && cursor.enter(JsonKind.OBJECT)) {
                tool.function();
                cursor.leave();
            } else {
                // With a member that nobody knows, it travels as it is.
                tool.plain &= cursor.is(JsonKind.NULL);
            }
        }
        cursor.leave();
        return tool;
    }

    private void function() {
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (cursor.name()) {
                case "name" -> name = cursor.text();
                case "description" -> description = cursor.text();
                case "parameters" -> parameters = cursor.rawText();
                default -> extensions.put(ChatCodec.EXTENSIONS.name(cursor.name()), cursor.rawText());
            }
        }
    }

    /** Whether the client runs it. */
    boolean isFunction() {
        return plain && name != null;
    }

    ToolDefinition definition() {
        return ToolDefinition.of(name == null ? "" : name, description, parameters, extensions);
    }
}
