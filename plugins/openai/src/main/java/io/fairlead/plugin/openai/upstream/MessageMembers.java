package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;

/**
 * Takes members out of the messages of a chat and of the calls of tools in them, and calls developers system. Clients replay what other vendors added to
 * their answers, such as their reasoning, and some vendors refuse a whole request for a member or a role that they do not
 * know.
 */
final class MessageMembers {
    private static final Slice NOTHING = Slice.of(new byte[0]);

    private static final Slice SYSTEM = Slice.utf8("\"system\"");

    private final BodyEdit edit;
    private final Preset.Messages rules;
    private final Losses losses;
    private final Slice bytes;
    /** Of the messages in the body. */
    private final long offset;

    private final JsonCursor cursor;

    private MessageMembers(BodyEdit edit, Preset.Messages rules, Losses losses, long from, long to) {
        this.edit = edit;
        this.rules = rules;
        this.losses = losses;
        this.bytes = edit.original().slice(from, to);
        this.offset = from - bytes.start();
        this.cursor = JsonCursor.over(bytes.array(), bytes.start(), bytes.end());
    }

    static void adapt(BodyEdit edit, JsonScan scan, Preset.Messages rules, Losses losses) {
        boolean asTheyAre = rules.remove().isEmpty() && rules.drop().isEmpty() && rules.developer();
        int messages = asTheyAre ? -1 : scan.find("messages");
        if (messages >= 0 && scan.kind(messages) == JsonKind.ARRAY) {
            new MessageMembers(edit, rules, losses, scan.valueStart(messages), scan.valueEnd(messages)).messages();
        }
    }

    private void messages() {
        cursor.enter();
        for (int i = 0; cursor.nextElement(); i++) {
            if (cursor.is(JsonKind.OBJECT)) {
                members(i, true);
            }
        }
    }

    /** What separates a member from its neighbours goes with it: the comma before it, or behind it where none stays before. */
    private void members(int place, boolean ofMessage) {
        int behindLast = cursor.rawStart() + 1;
        boolean kept = false;
        cursor.enter();
        while (cursor.nextMember()) {
            int end = cursor.rawEnd();
            if (!isRefused(place)) {
                kept = true;
                behindLast = end;
                if (ofMessage) {
                    role(end);
                    calls(place);
                }
                continue;
            }
            int cut = kept ? end : behindComma(end);
            edit.replace(offset + behindLast, offset + cut, NOTHING);
            behindLast = cut;
        }
        cursor.leave();
    }

    /** Vendors that add to messages add to the calls in them, too. */
    private void calls(int place) {
        if (!cursor.nameIs("tool_calls") || !cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                members(place, false);
            }
        }
        cursor.leave();
    }

    private boolean isRefused(int place) {
        if (rules.remove().stream().anyMatch(cursor::nameIs)) {
            return true;
        }
        if (rules.drop().stream().noneMatch(cursor::nameIs)) {
            return false;
        }
        losses.dropped("messages[" + place + "]." + cursor.name(), "the upstream refuses it");
        return true;
    }

    private void role(int end) {
        if (!rules.developer() && cursor.nameIs("role") && cursor.textIs("developer")) {
            edit.replace(offset + cursor.rawStart(), offset + end, SYSTEM);
        }
    }

    private int behindComma(int end) {
        int at = end;
        while (bytes.array()[at] != ',' && bytes.array()[at] != '}') {
            at++;
        }
        return bytes.array()[at] == ',' ? at + 1 : end;
    }
}
