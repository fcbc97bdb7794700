package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the definition of one tool. */
final class ToolDecoder {
    private final JsonCursor cursor;
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private String type = "function";
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String parameters;

    private ToolDecoder(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The tool that the cursor stands on; empty, and reported, if it is no function. */
    static Optional<ToolDefinition> read(JsonCursor cursor, String path, Losses losses) {
        ToolDecoder tool = new ToolDecoder(cursor);
        List<String> others = new ArrayList<>();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                tool.type = cursor.text();
            } else if (cursor.nameIs("function") && cursor.enter(JsonKind.OBJECT)) {
                tool.function();
                cursor.leave();
            } else if (!cursor.is(JsonKind.NULL)) {
                others.add(cursor.name());
                cursor.skip();
            }
        }
        cursor.leave();
        if (!tool.isFunction()) {
            losses.dropped(path, "only functions can be carried to another API");
            return Optional.empty();
        }
        others.forEach(name -> losses.dropped(path + "." + name, "only what is within 'function' can be carried"));
        return Optional.of(tool.definition());
    }

    private boolean isFunction() {
        return type.equals("function") && name != null;
    }

    private ToolDefinition definition() {
        return ToolDefinition.of(name == null ? "" : name, description, parameters, extensions);
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
                default -> extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            }
        }
    }
}
