package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.Unread;

/** A call of a tool as this API writes it, in requests and in answers. The id, which is newer, is empty without one. */
record Call(String id, String name, String arguments) {
    /** Reads the call that the cursor stands on. */
    static Call read(JsonCursor cursor, Unread unread) {
        String id = "";
        String name = "";
        String arguments = "{}";
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("id") && cursor.is(JsonKind.STRING)) {
                id = cursor.text();
            } else if (cursor.nameIs("function") && cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    if (cursor.nameIs("name")) {
                        name = cursor.text();
                    } else if (cursor.nameIs("arguments")) {
                        arguments = arguments(cursor);
                    } else if (!cursor.nameIs("index")) {
                        unread.member(cursor, "function");
                    }
                }
                cursor.leave();
            } else if (!cursor.nameIs("type")) {
                unread.member(cursor, "");
            }
        }
        cursor.leave();
        return new Call(id, name, arguments);
    }

    /** Some servers in between write them as a text, as other APIs do. */
    private static String arguments(JsonCursor cursor) {
        return switch (cursor.kind()) {
            case STRING -> cursor.text();
            case NULL -> "{}";
            default -> cursor.rawText();
        };
    }
}
