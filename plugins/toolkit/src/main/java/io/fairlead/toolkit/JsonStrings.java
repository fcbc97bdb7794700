package io.fairlead.toolkit;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonScan;

/** The strings in a value of JSON such as the input of a tool, wherever in it they are. */
public final class JsonStrings {
    /** Requests are refused that are nested deeper. Replies are not, and must not exhaust the stack. */
    private static final int DEPTH_BOUND = JsonScan.MAX_DEPTH;

    private JsonStrings() {}

    /**
     * Stops at every string in the value that the cursor stands on. Names of members are left out, and so are numbers:
     * what a filter puts in their place would need quotes, which a text has outside itself.
     */
    public static void visit(JsonCursor cursor, Runnable stop) {
        visit(cursor, stop, 0);
    }

    private static void visit(JsonCursor cursor, Runnable stop, int depth) {
        if (depth > DEPTH_BOUND) {
            return;
        }
        switch (cursor.kind()) {
            case STRING -> stop.run();
            case OBJECT -> {
                cursor.enter();
                while (cursor.nextMember()) {
                    visit(cursor, stop, depth + 1);
                }
                cursor.leave();
            }
            case ARRAY -> {
                cursor.enter();
                while (cursor.nextElement()) {
                    visit(cursor, stop, depth + 1);
                }
                cursor.leave();
            }
            default -> cursor.skip();
        }
    }
}
