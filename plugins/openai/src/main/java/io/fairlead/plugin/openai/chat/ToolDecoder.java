package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the definition of one tool: a function, or a custom tool. */
final class ToolDecoder {
    private static final String CUSTOM = "custom";

    private final JsonCursor cursor;
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private String type = "function";
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String parameters;

    private ToolDecoder(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The tool that the cursor stands on; empty, and reported, if it is neither a function nor a custom tool. */
    static Optional<ToolDefinition> read(JsonCursor cursor, String path, Losses losses) {
        ToolDecoder tool = new ToolDecoder(cursor);
        List<String> others = new ArrayList<>();
        Unread unread = new Unread((name, reason) -> losses.dropped(path + "." + name, reason));
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                tool.type = cursor.text();
            } else if (cursor.nameIs("function") && cursor.enter(JsonKind.OBJECT)) {
                tool.function();
                cursor.leave();
            } else if (cursor.nameIs(CUSTOM) && cursor.enter(JsonKind.OBJECT)) {
                tool.custom(unread);
                cursor.leave();
            } else if (cursor.nameIs("cache_control")) {
                tool.extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            } else if (!cursor.is(JsonKind.NULL)) {
                others.add(cursor.name());
                cursor.skip();
            }
        }
        cursor.leave();
        if (!tool.isKnown()) {
            losses.dropped(path, "only functions and custom tools can be carried to another API");
            return Optional.empty();
        }
        String within = "only what is within '" + tool.type + "' can be carried";
        others.forEach(name -> losses.dropped(path + "." + name, within));
        return Optional.of(tool.definition(unread));
    }

    private boolean isKnown() {
        return name != null && (type.equals("function") || type.equals(CUSTOM));
    }

    private ToolDefinition definition(Unread unread) {
        String called = name == null ? "" : name;
        return type.equals(CUSTOM)
                ? CustomTool.function(called, description, CustomTool.FORMAT_IN_CHATS, extensions, unread)
                : ToolDefinition.of(called, description, parameters, extensions);
    }

    private void custom(Unread unread) {
        while (cursor.nextMember()) {
            if (cursor.nameIs("name")) {
                name = cursor.textOrNull();
            } else if (cursor.nameIs("description")) {
                description = cursor.textOrNull();
            } else if (cursor.nameIs("format") && cursor.is(JsonKind.OBJECT)) {
                extensions.put(CustomTool.FORMAT_IN_CHATS, cursor.rawText());
            } else {
                unread.member(cursor, CUSTOM);
            }
        }
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
