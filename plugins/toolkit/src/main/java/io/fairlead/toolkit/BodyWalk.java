package io.fairlead.toolkit;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import org.jspecify.annotations.Nullable;

/**
 * A walk through one member of a request's body that edits what it passes. The cursor steps through the value; its positions
 * are those that {@link #replace} and {@link Cuts} take, and every byte that nobody names stays.
 */
public final class BodyWalk {
    private final BodyEdit edit;
    private final byte[] bytes;
    /** From a place in the array to the same place in the body. */
    private final long offset;

    private final JsonCursor cursor;

    private BodyWalk(BodyEdit edit, Slice value, long offset) {
        this.edit = edit;
        this.bytes = value.array();
        this.offset = offset;
        this.cursor = JsonCursor.over(bytes, value.start(), value.end());
    }

    /** A walk that begins on the list that is the member's value; null where there is no such list. */
    public static @Nullable BodyWalk list(BodyEdit edit, JsonScan scan, String member) {
        int found = scan.find(member);
        if (found < 0 || scan.kind(found) != JsonKind.ARRAY) {
            return null;
        }
        long from = scan.valueStart(found);
        Slice value = edit.original().slice(from, scan.valueEnd(found));
        return new BodyWalk(edit, value, from - value.start());
    }

    /** Where the walk stands. */
    public JsonCursor cursor() {
        return cursor;
    }

    /** Replaces what lies between two positions of the cursor. */
    public void replace(int from, int to, Slice with) {
        edit.replace(offset + from, offset + to, with);
    }

    /** Takes values out of the list or the object that the cursor stands on; to be asked for before it is entered. */
    public Cuts cuts() {
        return new Cuts(this, bytes, cursor.rawStart() + 1);
    }
}
