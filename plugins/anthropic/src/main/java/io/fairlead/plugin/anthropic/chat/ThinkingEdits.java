package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import java.util.ArrayList;
import java.util.List;

/** Strategies of {@code context_management} that clear thoughts: the vendor takes them only of a model that may think. */
final class ThinkingEdits {
    private static final String MEMBER = "context_management";
    private static final String EDITS = "edits";

    private ThinkingEdits() {}

    /** Takes them out of a request. */
    static void remove(BodyEdit edit, JsonScan scan, Losses losses) {
        int member = scan.find(MEMBER);
        if (member < 0 || scan.kind(member) != JsonKind.OBJECT) {
            return;
        }
        Slice value = edit.original().slice(scan.valueStart(member), scan.valueEnd(member));
        JsonCursor cursor = JsonCursor.over(value.array(), value.start(), value.end());
        cursor.enter();
        if (!cursor.find(EDITS) || !cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        List<String> others = new ArrayList<>();
        int all = 0;
        for (; cursor.nextElement(); all++) {
            String one = cursor.rawText();
            if (!clearsThoughts(cursor)) {
                others.add(one);
            }
        }
        if (others.size() == all) {
            return;
        }
        losses.dropped(MEMBER + "." + EDITS, "there are no thoughts to clear where the model may not think");
        if (others.isEmpty()) {
            edit.remove(MEMBER);
        } else {
            edit.set(MEMBER + "." + EDITS, "[" + String.join(",", others) + "]");
        }
    }

    private static boolean clearsThoughts(JsonCursor cursor) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return false;
        }
        String type = cursor.find("type") ? cursor.textOrNull() : null;
        cursor.leave();
        return type != null && type.startsWith("clear_thinking_");
    }
}
