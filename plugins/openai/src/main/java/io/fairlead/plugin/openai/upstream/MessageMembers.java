package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import java.util.List;

/**
 * Takes members out of the messages of a chat. Clients replay what other vendors added to their answers, such as their
 * reasoning, and some vendors refuse a whole request for a member that they do not know.
 */
final class MessageMembers {
    private static final Slice NOTHING = Slice.of(new byte[0]);

    private final BodyEdit edit;
    private final List<String> names;
    private final Slice bytes;
    /** Of the messages in the body. */
    private final long offset;

    private final JsonCursor cursor;

    private MessageMembers(BodyEdit edit, List<String> names, long from, long to) {
        this.edit = edit;
        this.names = names;
        this.bytes = edit.original().slice(from, to);
        this.offset = from - bytes.start();
        this.cursor = JsonCursor.over(bytes.array(), bytes.start(), bytes.end());
    }

    static void remove(BodyEdit edit, JsonScan scan, List<String> names) {
        int messages = names.isEmpty() ? -1 : scan.find("messages");
        if (messages >= 0 && scan.kind(messages) == JsonKind.ARRAY) {
            new MessageMembers(edit, names, scan.valueStart(messages), scan.valueEnd(messages)).messages();
        }
    }

    private void messages() {
        cursor.enter();
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                message();
            }
        }
    }

    /** What separates a member from its neighbours goes with it: the comma before it, or behind it where none stays before. */
    private void message() {
        int behindLast = cursor.rawStart() + 1;
        boolean kept = false;
        cursor.enter();
        while (cursor.nextMember()) {
            int end = cursor.rawEnd();
            if (names.stream().noneMatch(cursor::nameIs)) {
                kept = true;
                behindLast = end;
                continue;
            }
            int cut = kept ? end : behindComma(end);
            edit.replace(offset + behindLast, offset + cut, NOTHING);
            behindLast = cut;
        }
        cursor.leave();
    }

    private int behindComma(int end) {
        int at = end;
        while (bytes.array()[at] != ',' && bytes.array()[at] != '}') {
            at++;
        }
        return bytes.array()[at] == ',' ? at + 1 : end;
    }
}
