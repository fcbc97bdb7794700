package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.http.Slice;

/** Takes the member {@code usage} out of a frame, with the comma that it leaves behind. */
final class UsageHiding {
    private static final byte[] NAME = {'"', 'u', 's', 'a', 'g', 'e', '"'};

    private UsageHiding() {}

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
