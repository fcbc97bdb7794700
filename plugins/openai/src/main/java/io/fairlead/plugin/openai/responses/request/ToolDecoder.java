package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the definition of one tool. */
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

    /** The tool that the cursor stands on; empty, and reported, if it is no function: nobody else has this API's own tools. */
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
        if (!tool.type.equals("function") || name == null) {
            losses.dropped(path, "only functions can be carried to another API");
            return Optional.empty();
        }
        if (!tool.extensions.containsKey(Own.STRICT)) {
            tool.extensions.put(Own.UNSAID_STRICT, "null");
        }
        return Optional.of(ToolDefinition.of(name, tool.description, tool.parameters, tool.extensions));
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
