package io.fairlead.plugin.anthropic.chat;

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
    private String type = "custom";
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String schema;

    private ToolDecoder(JsonCursor cursor) {
        this.cursor = cursor;
    }

    static ToolDecoder read(JsonCursor cursor) {
        ToolDecoder tool = new ToolDecoder(cursor);
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                tool.member();
            }
        }
        cursor.leave();
        return tool;
    }

    private void member() {
        switch (cursor.name()) {
            case "type" -> type = cursor.text();
            case "name" -> name = cursor.text();
            case "description" -> description = cursor.text();
            case "input_schema" -> schema = cursor.rawText();
            case "strict" -> extensions.put(Own.STRICT, cursor.rawText());
            default -> extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
        }
    }

    /** Whether the client runs it. */
    boolean isCustom() {
        return type.equals("custom") && name != null;
    }

    ToolDefinition definition() {
        return ToolDefinition.of(name == null ? "" : name, description, schema, extensions);
    }
}
