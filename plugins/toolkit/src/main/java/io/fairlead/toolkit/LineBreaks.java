package io.fairlead.toolkit;

import io.fairlead.api.http.Slice;

/**
 * Line breaks within JSON, as clients and models write them between its members. In a stream whose frames are lines they
 * would end a frame too early; a blank means the same.
 */
public final class LineBreaks {
    private LineBreaks() {}

    /** The JSON with a blank for each line break: in the same array, which is to be the caller's own. */
    public static Slice blank(Slice json) {
        byte[] array = json.array();
        for (int i = json.start(); i < json.end(); i++) {
            if (array[i] == '\n' || array[i] == '\r') {
                array[i] = ' ';
            }
        }
        return json;
    }
}
