package io.fairlead.toolkit;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Tells of members that a decoder has no place for. What is off or empty says nothing, and is passed over.
 *
 * @param losses hear of them
 */
public record Unread(Losses losses) {
    private static final int EMPTY = 2;

    /** No vendor's members lie deeper; what does is told of as a whole. */
    private static final int DEEPEST = 8;

    /**
     * Tells of the member that the cursor stands on.
     *
     * @param parent what it is a member of; empty for what the whole is about
     */
    public void member(JsonCursor cursor, String parent) {
        if (!saysNothing(cursor)) {
            name(parent.isEmpty() ? cursor.name() : parent + "." + cursor.name());
        }
    }

    /**
     * Tells of members of the value that the cursor stands on, which stays where it is, and of those within them.
     *
     * @param known names of members that are read, or are known to be of no use, at whatever depth
     */
    public void within(JsonCursor cursor, String parent, Set<String> known) {
        byte[] json = cursor.rawText().getBytes(StandardCharsets.UTF_8);
        value(JsonCursor.over(json, 0, json.length), parent, known, 0);
    }

    private void value(JsonCursor cursor, String parent, Set<String> known, int depth) {
        if (depth == DEEPEST) {
            name(parent);
        } else if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                value(cursor, parent, known, depth + 1);
            }
            cursor.leave();
        } else if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                String name = cursor.name();
                if (known.contains(name)) {
                    value(cursor, parent + "." + name, known, depth + 1);
                } else {
                    member(cursor, parent);
                }
            }
            cursor.leave();
        }
    }

    /** Tells of a member by its path. */
    public void name(String path) {
        losses.dropped(path, "the gateway does not know this member");
    }

    /** Whether the value that the cursor stands on is off or empty. */
    public static boolean saysNothing(JsonCursor cursor) {
        boolean holder = cursor.is(JsonKind.OBJECT) || cursor.is(JsonKind.ARRAY);
        return cursor.is(JsonKind.NULL)
                || cursor.is(JsonKind.FALSE)
                || holder && cursor.rawEnd() - cursor.rawStart() == EMPTY;
    }
}
