package io.fairlead.plugin.gemini.reply;

import io.fairlead.api.dialect.Signals;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.BitSet;

/** What the candidates of a reply have said so far: content, and why they ended. */
final class CandidateLook {
    /** Bytes of an empty string, array or object. */
    private static final int EMPTY = 2;

    private static final int MOST = 1000;

    private final JsonCursor cursor;
    private final BitSet open = new BitSet();
    private final BitSet done = new BitSet();
    private boolean blocked;

    // Of the candidate being looked at.
    private int index;
    private boolean ended;

    CandidateLook(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** Whether all that spoke have ended. */
    boolean finished() {
        return blocked || open.isEmpty() && !done.isEmpty();
    }

    /** Looks at the list that the cursor stands on. */
    int take() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return Signals.NONE;
        }
        int signals = Signals.NONE;
        for (int i = 0; cursor.nextElement(); i++) {
            if (cursor.enter(JsonKind.OBJECT)) {
                signals |= candidate(Math.min(i, MOST));
                cursor.leave();
            }
        }
        cursor.leave();
        return signals;
    }

    /** Says why the prompt was not answered, if that is so. */
    int feedback() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return Signals.NONE;
        }
        boolean refused = cursor.find("blockReason") && cursor.is(JsonKind.STRING);
        cursor.leave();
        blocked |= refused;
        return refused ? Signals.FINISH : Signals.NONE;
    }

    private int candidate(int place) {
        index = place;
        ended = false;
        int signals = Signals.NONE;
        while (cursor.nextMember()) {
            if (cursor.nameIs("content")) {
                signals |= content();
            } else if (cursor.nameIs("finishReason")) {
                ended = cursor.is(JsonKind.STRING);
            } else if (cursor.nameIs("index") && cursor.is(JsonKind.NUMBER)) {
                index = (int) Math.clamp(cursor.doubleValue(), 0, MOST);
            }
        }
        // Some upstreams say in every frame why the answer ends; what comes behind it is answer all the same.
        open.set(index, !ended && !done.get(index));
        done.set(index, ended || done.get(index));
        return ended ? signals | Signals.FINISH : signals;
    }

    private int content() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return Signals.NONE;
        }
        int signals = Signals.NONE;
        while (cursor.nextMember()) {
            if (cursor.nameIs("parts") && cursor.enter(JsonKind.ARRAY)) {
                while (cursor.nextElement()) {
                    signals |= part();
                }
                cursor.leave();
            }
        }
        cursor.leave();
        return signals;
    }

    /** Everything but marks is something the client reads, also what nobody knew when this was written. */
    private int part() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return Signals.NONE;
        }
        int signals = Signals.NONE;
        while (cursor.nextMember()) {
            if (!cursor.nameIs("thoughtSignature") && filled()) {
                signals = Signals.CONTENT;
            }
        }
        cursor.leave();
        return signals;
    }

    private boolean filled() {
        return switch (cursor.kind()) {
            case STRING, ARRAY, OBJECT -> cursor.rawEnd() - cursor.rawStart() > EMPTY;
            case NUMBER, TRUE, FALSE, NULL -> false;
        };
    }
}
