package io.fairlead.toolkit;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonScan;

/** The strings anywhere in a JSON value, such as in the arguments of a call. */
public final class JsonStrings {
    /** Requests are refused that are nested deeper. Replies are not, and must not exhaust the stack. */
    private static final int DEPTH_BOUND = JsonScan.MAX_DEPTH;

    private JsonStrings() {}

    /**
     * Stops at every string in the value that the cursor stands on. Names of members are left out, and so are numbers:
     * what a filter puts in their place would need quotes, which a text has outside itself.
     */
    public static void each(JsonCursor cursor, Runnable stop) {
        each(cursor, stop, 0);
    }

    private static void each(JsonCursor cursor, Runnable stop, int depth) {
        if (depth > DEPTH_BOUND) {
            return;
        }
        switch (cursor.kind()) {
            case STRING -> stop.run();
            case OBJECT -> {
                cursor.enter();
                while (cursor.nextMember()) {
                    each(cursor, stop, depth + 1);
                }
                cursor.leave();
            }
            case ARRAY -> {
                cursor.enter();
                while (cursor.nextElement()) {
                    each(cursor, stop, depth + 1);
                }
                cursor.leave();
            }
            default -> cursor.skip();
        }
    }
}
