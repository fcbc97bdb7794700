package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.Set;

/** Takes the member {@code usage} out of a frame, with the comma that it leaves behind. */
final class UsageHiding {
    /** Bytes of an empty string, array or object. */
    private static final int EMPTY = 2;

    private static final byte[] NAME = {'"', 'u', 's', 'a', 'g', 'e', '"'};

    /** Members that all frames have, and those that tell what the answer took. Without a choice nobody misses them. */
    private static final Set<String> ATTENDANTS = Set.of(
            "id",
            "object",
            "created",
            "model",
            "choices",
            "service_tier",
            "system_fingerprint",
            "provider",
            "obfuscation",
            "timings",
            "time_info",
            "x_groq");

    private UsageHiding() {}

    /**
     * Whether the usage is all that a frame without a choice tells. Some vendors send more in such frames, such as what
     * their filters found.
     */
    static boolean isAll(Frame frame) {
        JsonCursor cursor = JsonCursor.over(frame.array(), frame.dataStart(), frame.dataEnd());
        boolean counted = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("usage")) {
                counted = cursor.is(JsonKind.OBJECT);
            } else if (!ATTENDANTS.contains(cursor.name()) && filled(cursor)) {
                return false;
            }
        }
        return counted;
    }

    private static boolean filled(JsonCursor cursor) {
        return switch (cursor.kind()) {
            case STRING, ARRAY, OBJECT -> cursor.rawEnd() - cursor.rawStart() > EMPTY;
            case NUMBER, TRUE -> true;
            case FALSE, NULL -> false;
        };
    }

    /**
     * Cuts the member.
     *
     * @param start first byte of the member's value
     * @param end byte after it
     * @param from first byte of the frame's data
     * @param to byte after the data
     */
    static void cut(byte[] array, int start, int end, int from, int to, FrameEdit edit) {
        int colon = back(array, start - 1, from);
        int name = back(array, colon - 1, from) - NAME.length + 1;
        if (name <= from || array[colon] != ':' || !named(array, name)) {
            return;
        }
        int before = back(array, name - 1, from);
        if (array[before] == ',') {
            edit.replace(before, end, Slice.EMPTY);
            return;
        }
        int after = forth(array, end, to);
        edit.replace(name, after < to && array[after] == ',' ? after + 1 : end, Slice.EMPTY);
    }

    /** A name spelled with escapes is left where it is: nobody writes it, and showing usage harms nobody. */
    private static boolean named(byte[] array, int at) {
        for (int i = 0; i < NAME.length; i++) {
            if (array[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static int back(byte[] array, int at, int from) {
        int place = at;
        while (place > from && blank(array[place])) {
            place--;
        }
        return place;
    }

    private static int forth(byte[] array, int at, int to) {
        int place = at;
        while (place < to && blank(array[place])) {
            place++;
        }
        return place;
    }

    private static boolean blank(byte next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }
}
