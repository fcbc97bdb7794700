package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.toolkit.BodyWalk;
import io.fairlead.toolkit.Cuts;

/**
 * Takes members out of the messages of a chat and of the calls of tools in them, and calls developers system. Clients replay what other vendors added to
 * their answers, such as their reasoning, and some vendors refuse a whole request for a member or a role that they do not
 * know.
 */
final class MessageMembers {
    private static final Slice SYSTEM = Slice.utf8("\"system\"");

    private final BodyWalk walk;
    private final JsonCursor cursor;
    private final Preset.Messages rules;
    private final Losses losses;

    private MessageMembers(BodyWalk walk, Preset.Messages rules, Losses losses) {
        this.walk = walk;
        this.cursor = walk.cursor();
        this.rules = rules;
        this.losses = losses;
    }

    static void adapt(BodyEdit edit, JsonScan scan, Preset.Messages rules, Losses losses) {
        boolean asTheyAre = rules.remove().isEmpty() && rules.drop().isEmpty() && rules.developer();
        BodyWalk walk = asTheyAre ? null : BodyWalk.list(edit, scan, "messages");
        if (walk != null) {
            new MessageMembers(walk, rules, losses).messages();
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

    private void members(int place, boolean ofMessage) {
        Cuts cuts = walk.cuts();
        cursor.enter();
        while (cursor.nextMember()) {
            int end = cursor.rawEnd();
            if (isRefused(place)) {
                cuts.cut(end);
                continue;
            }
            cuts.keep(end);
            if (ofMessage) {
                role(end);
                calls(place);
            }
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
            walk.replace(cursor.rawStart(), end, SYSTEM);
        }
    }
}
