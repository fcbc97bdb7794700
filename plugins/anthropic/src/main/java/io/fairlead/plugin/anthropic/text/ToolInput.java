package io.fairlead.plugin.anthropic.text;

import io.fairlead.api.json.JsonCursor;

/** The input of a tool: an object with strings anywhere in it. */
final class ToolInput {
    private ToolInput() {}

    /** Stops at every string in the value that the cursor stands on, names of members left out. */
    static void strings(JsonCursor cursor, Runnable stop) {
        switch (cursor.kind()) {
            case STRING -> stop.run();
            case OBJECT -> {
                cursor.enter();
                while (cursor.nextMember()) {
                    strings(cursor, stop);
                }
                cursor.leave();
            }
            case ARRAY -> {
                cursor.enter();
                while (cursor.nextElement()) {
                    strings(cursor, stop);
                }
                cursor.leave();
            }
            default -> cursor.skip();
        }
    }
}
