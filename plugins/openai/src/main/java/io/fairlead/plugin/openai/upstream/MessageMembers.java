package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.openai.request.RequestLook;
import io.fairlead.toolkit.BodyWalk;
import io.fairlead.toolkit.Cuts;
import java.util.List;

/**
 * Takes members out of the messages of a chat and of the calls of tools in them, and calls developers system. Clients replay
 * what other vendors added to their answers, such as their reasoning, and some vendors refuse a whole request for a member or
 * a role that they do not know.
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
        BodyWalk walk = concern(rules, scan) ? BodyWalk.list(edit, scan, "messages") : null;
        if (walk != null) {
            new MessageMembers(walk, rules, losses).messages();
        }
    }

    /** Whether there may be something to do: a walk costs about as much as a third of the scan. */
    private static boolean concern(Preset.Messages rules, JsonScan scan) {
        if (!rules.drop().isEmpty() || !rules.developer()) {
            return true;
        }
        for (String name : rules.remove()) {
            int added = RequestLook.ADDED.indexOf(name);
            if (added < 0 || scan.marked(RequestLook.FIRST_ADDED + added)) {
                return true;
            }
        }
        return false;
    }

    private void messages() {
        cursor.enter();
        for (int i = 0; cursor.nextElement(); i++) {
            if (cursor.is(JsonKind.OBJECT)) {
                message(i);
            }
        }
    }

    private void message(int place) {
        Cuts cuts = walk.cuts();
        cursor.enter();
        while (cursor.nextMember()) {
            int end = cursor.rawEnd();
            if (stays(cuts, place, end)) {
                role(end);
                calls(place);
            }
        }
        cursor.leave();
    }

    private boolean stays(Cuts cuts, int place, int end) {
        if (isRefused(place)) {
            cuts.cut(end);
            return false;
        }
        cuts.keep(end);
        return true;
    }

    /** Vendors that add to messages add to the calls in them, too. */
    private void calls(int place) {
        if (!cursor.nameIs("tool_calls") || !cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                call(place);
            }
        }
        cursor.leave();
    }

    private void call(int place) {
        Cuts cuts = walk.cuts();
        cursor.enter();
        while (cursor.nextMember()) {
            stays(cuts, place, cursor.rawEnd());
        }
        cursor.leave();
    }

    private boolean isRefused(int place) {
        if (isOneOf(rules.remove())) {
            return true;
        }
        if (!isOneOf(rules.drop())) {
            return false;
        }
        losses.dropped("messages[" + place + "]." + cursor.name(), "the upstream refuses it");
        return true;
    }

    private boolean isOneOf(List<String> names) {
        for (String name : names) {
            if (cursor.nameIs(name)) {
                return true;
            }
        }
        return false;
    }

    private void role(int end) {
        if (!rules.developer() && cursor.nameIs("role") && cursor.textIs("developer")) {
            walk.replace(cursor.rawStart(), end, SYSTEM);
        }
    }
}
