package io.fairlead.plugin.openai.responses;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;

/** What a frame is: the name of its event, or the type that its data states; {@code response} for a whole answer. */
public final class EventType {
    private EventType() {}

    /** Whole answers have no event, and some upstreams leave the names of events out. The cursor is used up. */
    public static String of(Frame frame, JsonCursor cursor) {
        String event = frame.event();
        return event == null ? stated(frame, cursor) : event;
    }

    private static String stated(Frame frame, JsonCursor cursor) {
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        String type = "";
        boolean failure = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type") || cursor.nameIs("object")) {
                String text = cursor.textOrNull();
                type = text == null ? type : text;
            } else if (cursor.nameIs("error")) {
                failure = !cursor.is(JsonKind.NULL);
            }
        }
        cursor.leave();
        return failure && !type.startsWith("response") ? "error" : type;
    }
}
