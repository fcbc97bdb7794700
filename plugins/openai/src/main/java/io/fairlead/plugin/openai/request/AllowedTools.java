package io.fairlead.plugin.openai.request;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A choice of tools of the type {@code allowed_tools}, as
 * <a href="https://platform.openai.com/docs/guides/function-calling">the vendor's guide</a> has it; in chats its members
 * stand in an object of that name.
 *
 * @param required whether one of them has to be called
 * @param names of the functions and custom tools among them
 */
public record AllowedTools(boolean required, Set<String> names) {
    /** Copies the names. */
    public AllowedTools {
        names = Set.copyOf(names);
    }

    /** What a choice says; null if it is of another type. */
    public static @Nullable AllowedTools of(String choice) {
        byte[] json = choice.getBytes(StandardCharsets.UTF_8);
        Found found = new Found();
        found.read(JsonCursor.over(json, 0, json.length));
        return found.typed ? new AllowedTools(found.required, found.names) : null;
    }

    private static final class Found {
        private final Set<String> names = new TreeSet<>();
        private boolean typed;
        private boolean required;

        private void read(JsonCursor cursor) {
            if (!cursor.enter(JsonKind.OBJECT)) {
                return;
            }
            while (cursor.nextMember()) {
                switch (cursor.name()) {
                    case "type" -> typed = cursor.textIs("allowed_tools");
                    case "mode" -> required = cursor.textIs("required");
                    case "tools" -> tools(cursor);
                    case "allowed_tools" -> read(cursor);
                    default -> cursor.skip();
                }
            }
            cursor.leave();
        }

        private void tools(JsonCursor cursor) {
            if (!cursor.enter(JsonKind.ARRAY)) {
                return;
            }
            while (cursor.nextElement()) {
                tool(cursor);
            }
            cursor.leave();
        }

        private void tool(JsonCursor cursor) {
            if (!cursor.enter(JsonKind.OBJECT)) {
                return;
            }
            while (cursor.nextMember()) {
                if (cursor.nameIs("name") && cursor.is(JsonKind.STRING)) {
                    names.add(cursor.text());
                } else if (cursor.nameIs("function") || cursor.nameIs("custom")) {
                    tool(cursor);
                }
            }
            cursor.leave();
        }
    }
}
