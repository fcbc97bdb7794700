package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.plugin.openai.tool.ClientTools;
import io.fairlead.toolkit.Extensions;
import io.fairlead.toolkit.Unread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the definition of one tool: a function, a custom tool, or a namespace of such. */
final class ToolDecoder {
    private static final String TOOLS = Own.MEMBERS.name("tools");
    private static final Set<String> SAYING_NOTHING = Set.of("false", "[]", "{}");

    private final JsonCursor cursor;
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private String type = "";
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String parameters;

    private ToolDecoder(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** What the tool that the cursor stands on says of itself. */
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
            case "name" -> name = cursor.textOrNull();
            case "description" -> description = cursor.textOrNull();
            case "parameters" -> parameters = cursor.rawText();
            case "strict" -> extensions.put(Own.STRICT, cursor.rawText());
            default -> extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
        }
    }

    /** Whether it holds tools that have names of their own within it. */
    boolean isNamespace() {
        return type.equals("namespace")
                && !name().isEmpty()
                && extensions.getOrDefault(TOOLS, "").startsWith("[");
    }

    String name() {
        return name == null ? "" : name;
    }

    /** What a namespace says of all its tools, as it is told to a model that sees only their names; null for nothing. */
    @Nullable String about() {
        return description == null || description.isEmpty() ? null : "About all tools of " + name + ": " + description;
    }

    /** The tools of a namespace. */
    List<ToolDecoder> inner() {
        byte[] json = extensions.getOrDefault(TOOLS, "[]").getBytes(StandardCharsets.UTF_8);
        JsonCursor list = JsonCursor.over(json, 0, json.length);
        List<ToolDecoder> inner = new ArrayList<>();
        list.enter();
        while (list.nextElement()) {
            inner.add(read(list));
        }
        return inner;
    }

    /** Members of a namespace that mean nothing here. */
    List<String> others() {
        Map<String, String> others = new LinkedHashMap<>(extensions);
        others.remove(TOOLS);
        if (parameters != null) {
            others.put("parameters", parameters);
        }
        others.values().removeIf(SAYING_NOTHING::contains);
        return others.keySet().stream().map(Extensions::bare).toList();
    }

    /** The tool by its name among all; empty, and reported, if it is this API's own: nobody else has those. */
    Optional<ToolDefinition> definition(String namespace, ClientTools names, String path, Losses losses) {
        boolean custom = type.equals("custom");
        if (name == null || !custom && !type.equals("function")) {
            losses.dropped(path, "only functions and custom tools can be carried to another API");
            return Optional.empty();
        }
        String called = names.name(namespace, name);
        if (custom) {
            Unread unread = new Unread((member, reason) -> losses.dropped(path + "." + member, reason));
            return Optional.of(custom(called, unread));
        }
        if (!extensions.containsKey(Own.STRICT)) {
            extensions.put(Own.UNSAID_STRICT, "null");
        }
        return Optional.of(ToolDefinition.of(called, description, parameters, extensions));
    }

    private ToolDefinition custom(String called, Unread unread) {
        String format = extensions.remove(Own.MEMBERS.name("format"));
        if (format != null) {
            extensions.put(CustomTool.FORMAT, format);
        }
        return CustomTool.function(called, description, CustomTool.FORMAT, extensions, unread);
    }
}
