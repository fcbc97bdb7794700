package io.fairlead.plugin.ollama.request;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.Members;

/** Pictures of a request: texts in base64 that are no words, and are not counted as such. */
final class Images {
    private static final String IMAGES = "images";

    private Images() {}

    /** How many bytes the pictures of all messages have. */
    static long ofMessages(Members members) {
        JsonCursor cursor = members.cursor(members.scan().find("messages"));
        long bytes = 0;
        cursor.enter();
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    bytes += cursor.nameIs(IMAGES) ? bytes(cursor) : 0;
                }
                cursor.leave();
            }
        }
        return bytes;
    }

    /** How many bytes the pictures of the request itself have. */
    static long ofRequest(Members members) {
        int member = members.scan().find(IMAGES);
        return member < 0 ? 0 : bytes(members.cursor(member));
    }

    private static long bytes(JsonCursor cursor) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return 0;
        }
        long bytes = 0;
        while (cursor.nextElement()) {
            bytes += cursor.is(JsonKind.STRING) ? cursor.rawEnd() - cursor.rawStart() - 2 : 0;
        }
        cursor.leave();
        return bytes;
    }
}
