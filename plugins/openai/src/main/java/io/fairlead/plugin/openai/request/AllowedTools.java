package io.fairlead.plugin.openai.request;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.tool.ClientTools;
import io.fairlead.toolkit.Unread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A choice of tools of the type {@code allowed_tools}, as
 * <a href="https://platform.openai.com/docs/guides/function-calling">the vendor's guide</a> has it; in chats its members
 * stand in an object of that name.
 *
 * @param required whether one of them has to be called
 * @param names under which upstreams know the functions and custom tools among them
 * @param others paths within the choice of members that say something else
 */
public record AllowedTools(boolean required, Set<String> names, List<String> others) {
    /** Copies the names and paths. */
    public AllowedTools {
        names = Set.copyOf(names);
        others = List.copyOf(others);
    }

    /** What a choice among tools says; null if it is of another type. */
    public static @Nullable AllowedTools of(String choice, ClientTools tools) {
        byte[] json = choice.getBytes(StandardCharsets.UTF_8);
        Found found = new Found(tools);
        found.read(JsonCursor.over(json, 0, json.length), "");
        return found.typed ? new AllowedTools(found.required, found.names, found.others) : null;
    }

    private static final class Found {
        private final ClientTools tools;
        private final Set<String> names = new TreeSet<>();
        private final List<String> others = new ArrayList<>(0);
        private final Unread unread = new Unread((path, reason) -> others.add(path));
        private boolean typed;
        private boolean required;

        private Found(ClientTools tools) {
            this.tools = tools;
        }

        private void read(JsonCursor cursor, String parent) {
            if (!cursor.enter(JsonKind.OBJECT)) {
                return;
            }
            while (cursor.nextMember()) {
                switch (cursor.name()) {
                    case "type" -> typed = cursor.textIs("allowed_tools");
                    case "mode" -> required = cursor.textIs("required");
                    case "tools" -> tools(cursor, parent + "tools", "");
                    case "allowed_tools" -> read(cursor, "allowed_tools.");
                    default -> unread.member(cursor, path(parent));
                }
            }
            cursor.leave();
        }

        private static String path(String parent) {
            return parent.isEmpty() ? "" : parent.substring(0, parent.length() - 1);
        }

        /** Elements of a list, which may be that of a namespace; says whether it is a list. */
        private boolean tools(JsonCursor cursor, String path, String namespace) {
            if (!cursor.enter(JsonKind.ARRAY)) {
                return false;
            }
            for (int i = 0; cursor.nextElement(); i++) {
                tool(cursor, path + "[" + i + "]", namespace);
            }
            cursor.leave();
            return true;
        }

        private void tool(JsonCursor cursor, String path, String namespace) {
            ToolMention tool = ToolMention.at(cursor);
            if (!cursor.enter(JsonKind.OBJECT)) {
                return;
            }
            boolean listed = false;
            while (cursor.nextMember()) {
                if (cursor.nameIs("function") || cursor.nameIs("custom")) {
                    tool(cursor, path + "." + cursor.name(), namespace);
                } else if (tool.isNamespace() && cursor.nameIs("tools")) {
                    listed |= tools(cursor, path + ".tools", tool.name());
                } else if (!ToolMention.MEMBERS.contains(cursor.name())) {
                    unread.member(cursor, path);
                }
            }
            cursor.leave();
            if (!listed) {
                names.addAll(tool.within(namespace).meant(tools));
            }
        }
    }
}
