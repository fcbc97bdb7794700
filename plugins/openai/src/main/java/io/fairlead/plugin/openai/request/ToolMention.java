package io.fairlead.plugin.openai.request;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.tool.ClientTools;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What a choice of tools has of one: its name, or that of a whole namespace.
 *
 * @param type {@code function}, {@code custom}, {@code namespace} or one of the vendor's own; empty where none is said
 * @param namespace that the tool is in; empty where none is said
 * @param name of the tool or the namespace; empty where none is said
 */
public record ToolMention(String type, String namespace, String name) {
    /** The members that are read. */
    public static final Set<String> MEMBERS = Set.of("type", "namespace", "name");

    private static final Set<String> TYPES = Set.of("function", "custom");

    /** What the value that the cursor stands on, and stays on, has of a tool. */
    public static ToolMention at(JsonCursor cursor) {
        byte[] json = cursor.rawText().getBytes(StandardCharsets.UTF_8);
        JsonCursor members = JsonCursor.over(json, 0, json.length);
        String type = "";
        String namespace = "";
        String name = "";
        if (members.enter(JsonKind.OBJECT)) {
            while (members.nextMember()) {
                if (!members.is(JsonKind.STRING)) {
                    continue;
                }
                switch (members.name()) {
                    case "type" -> type = members.text();
                    case "namespace" -> namespace = members.text();
                    case "name" -> name = members.text();
                    default -> members.skip();
                }
            }
        }
        return new ToolMention(type, namespace, name);
    }

    /** Whether it is of a function or a custom tool. */
    public boolean isTool() {
        return TYPES.contains(type) && !name.isEmpty();
    }

    /** Whether it is of all tools in a namespace. */
    public boolean isNamespace() {
        return type.equals("namespace");
    }

    /** The same where a namespace is known from around it. */
    ToolMention within(String around) {
        return around.isEmpty() || !namespace.isEmpty() ? this : new ToolMention(type, around, name);
    }

    /** What upstreams call the tools that are meant. */
    public List<String> meant(ClientTools tools) {
        if (name.isEmpty()) {
            return List.of();
        }
        if (isNamespace()) {
            return tools.within(name);
        }
        return namespace.isEmpty() ? tools.named(name) : List.of(tools.name(namespace, name));
    }
}
