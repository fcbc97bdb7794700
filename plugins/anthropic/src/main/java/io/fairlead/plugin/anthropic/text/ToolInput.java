package io.fairlead.plugin.anthropic.text;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonScan;

/** The input of a tool: an object with strings anywhere in it. */
final class ToolInput {
    /** Requests are refused that are nested deeper. Replies are not, and must not exhaust the stack. */
    private static final int DEPTH_BOUND = JsonScan.MAX_DEPTH;

    private ToolInput() {}

    /**
     * Stops at every string in the value that the cursor stands on. Names of members are left out, and so are numbers:
     * what a filter puts in their place would need quotes, which a text has outside itself.
     */
    static void strings(JsonCursor cursor, Runnable stop) {
        strings(cursor, stop, 0);
    }

    private static void strings(JsonCursor cursor, Runnable stop, int depth) {
        if (depth > DEPTH_BOUND) {
            return;
        }
        switch (cursor.kind()) {
            case STRING -> stop.run();
            case OBJECT -> {
                cursor.enter();
                while (cursor.nextMember()) {
                    strings(cursor, stop, depth + 1);
                }
                cursor.leave();
            }
            case ARRAY -> {
                cursor.enter();
                while (cursor.nextElement()) {
                    strings(cursor, stop, depth + 1);
                }
                cursor.leave();
            }
            default -> cursor.skip();
        }
    }
}
