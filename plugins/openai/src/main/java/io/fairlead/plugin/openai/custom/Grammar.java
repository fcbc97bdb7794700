package io.fairlead.plugin.openai.custom;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Unread;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the text for a custom tool has to look like. Responses have its members
 * <a href="https://platform.openai.com/docs/api-reference/responses/create">beside the type</a>, chats
 * <a href="https://platform.openai.com/docs/api-reference/chat/create">in a member of their own</a>; both are read of
 * either.
 *
 * @param syntax {@code lark} or {@code regex}
 * @param definition the grammar itself
 */
record Grammar(String syntax, String definition) {
    /** What a member {@code format} says; null if it is no grammar. */
    static @Nullable Grammar of(String format) {
        return of(format, name -> {});
    }

    /** The same; {@code others} hear of members that say something else, by their names within the member. */
    static @Nullable Grammar of(String format, Consumer<String> others) {
        byte[] json = format.getBytes(StandardCharsets.UTF_8);
        Found found = new Found(others);
        found.read(JsonCursor.over(json, 0, json.length), "");
        String syntax = found.syntax;
        String definition = found.definition;
        return found.grammar && syntax != null && definition != null ? new Grammar(syntax, definition) : null;
    }

    /** Whether a member {@code format} asks for nothing: any text will do without it, too. */
    static boolean isPlain(String format) {
        byte[] json = format.getBytes(StandardCharsets.UTF_8);
        JsonCursor cursor = JsonCursor.over(json, 0, json.length);
        return cursor.enter(JsonKind.OBJECT) && cursor.find("type") && cursor.textIs("text");
    }

    /** Says it to a model that cannot be held to it. */
    String told() {
        String kind = syntax.equals("regex") ? "regular expression" : "grammar in the syntax of Lark";
        return " It must match this " + kind + ":\n" + definition;
    }

    /** As responses have it. */
    void writeFlat(JsonWriter json) {
        json.beginObject().member("type", "grammar");
        members(json).endObject();
    }

    /** As chats have it. */
    void writeNested(JsonWriter json) {
        json.beginObject().member("type", "grammar").name("grammar").beginObject();
        members(json).endObject().endObject();
    }

    private JsonWriter members(JsonWriter json) {
        return json.member("syntax", syntax).member("definition", definition);
    }

    private static final class Found {
        private final Consumer<String> others;
        private boolean grammar;
        private @Nullable String syntax;
        private @Nullable String definition;

        private Found(Consumer<String> others) {
            this.others = others;
        }

        private void read(JsonCursor cursor, String parent) {
            if (!cursor.enter(JsonKind.OBJECT)) {
                return;
            }
            while (cursor.nextMember()) {
                switch (cursor.name()) {
                    case "type" -> grammar = cursor.textIs("grammar");
                    case "syntax" -> syntax = cursor.textOrNull();
                    case "definition" -> definition = cursor.textOrNull();
                    case "grammar" -> read(cursor, "grammar.");
                    default -> {
                        if (!Unread.saysNothing(cursor)) {
                            others.accept(parent + cursor.name());
                        }
                        cursor.skip();
                    }
                }
            }
            cursor.leave();
        }
    }
}
