package io.fairlead.plugin.openai.tool;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions and custom tools of a client's request. To upstreams those of a
 * <a href="https://developers.openai.com/api/docs/guides/function-calling">namespace</a> are tools like all others, under
 * names made of both; answers have them as the client does.
 */
public final class ClientTools {
    /** Those of a request without tools. */
    public static final ClientTools NONE = new ClientTools(List.of());

    private final Map<String, ClientTool> byName = new LinkedHashMap<>();
    private final Map<FlatNames.Spaced, String> flat;

    private ClientTools(List<ClientTool> tools) {
        Set<FlatNames.Spaced> spaced = new LinkedHashSet<>();
        for (ClientTool tool : tools) {
            if (tool.namespace().isEmpty()) {
                byName.merge(tool.name(), tool, (one, other) -> one.custom() ? one : other);
            } else {
                spaced.add(new FlatNames.Spaced(tool.namespace(), tool.name()));
            }
        }
        flat = FlatNames.of(spaced, Set.copyOf(byName.keySet()));
        for (ClientTool tool : tools) {
            if (!tool.namespace().isEmpty()) {
                byName.merge(name(tool.namespace(), tool.name()), tool, (one, other) -> one.custom() ? one : other);
            }
        }
    }

    /** Those of a request; none if the host does not have it. */
    public static ClientTools of(@Nullable RequestBody body) {
        JsonScan scan = body == null ? null : body.json();
        int member = scan == null ? -1 : scan.find("tools");
        if (body == null || scan == null || member < 0) {
            return NONE;
        }
        Slice tools = body.slice(scan.valueStart(member), scan.valueEnd(member));
        JsonCursor cursor = JsonCursor.over(tools.array(), tools.start(), tools.end());
        List<ClientTool> found = new ArrayList<>();
        for (Entry entry : entries(cursor)) {
            entry.tools("", found);
        }
        return found.isEmpty() ? NONE : new ClientTools(found);
    }

    /** Whether calls of this name are expected with a text in place of arguments. */
    public boolean isCustom(String name) {
        return tool(name).custom();
    }

    /** What the client calls a tool that upstreams know by this name. */
    public ClientTool tool(String name) {
        ClientTool tool = byName.get(name);
        return tool == null ? ClientTool.function(name) : tool;
    }

    /** What upstreams call a tool, whether the request has it or only a call of it; the namespace is empty for none. */
    public String name(String namespace, String name) {
        if (namespace.isEmpty()) {
            return name;
        }
        FlatNames.Spaced tool = new FlatNames.Spaced(namespace, name);
        String known = flat.get(tool);
        return known == null ? FlatNames.of(tool, free -> !byName.containsKey(free)) : known;
    }

    /** What upstreams call the tools that a client may mean by a name alone: that in no namespace, else all in any. */
    public List<String> named(String name) {
        if (byName.containsKey(name) && tool(name).namespace().isEmpty()) {
            return List.of(name);
        }
        List<String> all = flat.entrySet().stream()
                .filter(tool -> tool.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .toList();
        return all.isEmpty() ? List.of(name) : all;
    }

    /** What upstreams call the tools of a namespace. */
    public List<String> within(String namespace) {
        return flat.entrySet().stream()
                .filter(tool -> tool.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Entry> entries(JsonCursor cursor) {
        List<Entry> entries = new ArrayList<>();
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                if (cursor.enter(JsonKind.OBJECT)) {
                    entries.add(Entry.at(cursor));
                    cursor.leave();
                }
            }
            cursor.leave();
        }
        return entries;
    }

    /** An element of a list of tools; in chats the name of a custom tool stands in a member of its own. */
    private record Entry(String type, @Nullable String name, List<Entry> inner) {
        /** Reads the members that the cursor has before it. */
        static Entry at(JsonCursor cursor) {
            String type = "";
            String name = null;
            List<Entry> inner = List.of();
            while (cursor.nextMember()) {
                if (cursor.nameIs("type") && cursor.is(JsonKind.STRING)) {
                    type = cursor.text();
                } else if (cursor.nameIs("name")) {
                    name = cursor.textOrNull();
                } else if (cursor.nameIs("tools")) {
                    inner = entries(cursor);
                } else if (cursor.nameIs("custom") && cursor.enter(JsonKind.OBJECT)) {
                    name = cursor.find("name") ? cursor.textOrNull() : name;
                    cursor.leave();
                }
            }
            return new Entry(type, name, inner);
        }

        void tools(String namespace, List<ClientTool> found) {
            if (name == null) {
                return;
            }
            boolean custom = type.equals("custom");
            if (custom || type.equals("function")) {
                found.add(new ClientTool(namespace, name, custom));
            } else if (type.equals("namespace") && namespace.isEmpty() && !name.isEmpty()) {
                inner.forEach(tool -> tool.tools(name, found));
            }
        }
    }
}
