package io.fairlead.plugin.openai.request;

import io.fairlead.api.json.JsonCursor;

/** Whole numbers of requests. One outside its range is refused, never moved into it: the client would not know. */
public final class WholeNumber {
    private WholeNumber() {}

    /**
     * The number that the cursor stands on.
     *
     * @throws IllegalArgumentException if it is not in the range; what reads the member adds its name
     */
    public static int of(JsonCursor cursor, int least, int most) {
        return (int) checked(cursor.longValue(), least, most, least + " to " + most);
    }

    /** The number that the cursor stands on, with nothing above it. */
    public static long from(JsonCursor cursor, long least) {
        return checked(cursor.longValue(), least, Long.MAX_VALUE, least + " or more");
    }

    private static long checked(long value, long least, long most, String expected) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("found " + value + ", expected " + expected);
        }
        return value;
    }
}
