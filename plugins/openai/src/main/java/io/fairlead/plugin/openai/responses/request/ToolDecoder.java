package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.toolkit.Unread;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the definition of one tool: a function, or a custom tool. */
final class ToolDecoder {
    private final JsonCursor cursor;
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private String type = "";
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String parameters;

    private ToolDecoder(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The tool that the cursor stands on; empty, and reported, if it is this API's own: nobody else has those. */
    static Optional<ToolDefinition> read(JsonCursor cursor, String path, Losses losses) {
        ToolDecoder tool = new ToolDecoder(cursor);
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                tool.member();
            }
        }
        cursor.leave();
        String name = tool.name;
        if (tool.type.equals("custom") && name != null) {
            return Optional.of(
                    tool.custom(name, new Unread((member, reason) -> losses.dropped(path + "." + member, reason))));
        }
        if (!tool.type.equals("function") || name == null) {
            losses.dropped(path, "only functions and custom tools can be carried to another API");
            return Optional.empty();
        }
        if (!tool.extensions.containsKey(Own.STRICT)) {
            tool.extensions.put(Own.UNSAID_STRICT, "null");
        }
        return Optional.of(ToolDefinition.of(name, tool.description, tool.parameters, tool.extensions));
    }

    private ToolDefinition custom(String called, Unread unread) {
        String format = extensions.remove(Own.MEMBERS.name("format"));
        if (format != null) {
            extensions.put(CustomTool.FORMAT, format);
        }
        return CustomTool.function(called, description, CustomTool.FORMAT, extensions, unread);
    }

    private void member() {
        switch (cursor.name()) {
            case "type" -> type = cursor.text();
            case "name" -> name = cursor.textOrNull();
            case "description" -> description = cursor.textOrNull();
            case "parameters" -> parameters = cursor.rawText();
            case "strict" -> extensions.put(Own.STRICT, cursor.rawText());
            default -> extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
        }
    }
}
