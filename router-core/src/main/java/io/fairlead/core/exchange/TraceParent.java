package io.fairlead.core.exchange;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} field of W3C Trace Context, level 1: the client's trace goes on, or a new one begins.
 *
 * @param traceId 32 lower case hex digits
 * @param flags 2 lower case hex digits
 */
public record TraceParent(String traceId, String flags) {
    private static final int LENGTH = 55;
    private static final String NOTHING = "00000000000000000000000000000000";

    /** The trace of a request; a new one if the field is missing or malformed. */
    public static TraceParent of(@Nullable String field, RandomGenerator random) {
        if (field != null && wellFormed(field)) {
            return new TraceParent(field.substring(3, 35), field.substring(53, 55));
        }
        byte[] id = new byte[32];
        Ids.hex(random.nextLong(), id, 0);
        Ids.hex(random.nextLong() | 1, id, 16);
        return new TraceParent(new String(id, StandardCharsets.ISO_8859_1), "00");
    }

    /** The field for a call that is a new span of this trace. */
    public String child(RandomGenerator random) {
        byte[] field = new byte[LENGTH];
        Ids.put("00-", field, 0);
        Ids.put(traceId, field, 3);
        field[35] = '-';
        Ids.hex(random.nextLong() | 1, field, 36);
        field[52] = '-';
        Ids.put(flags, field, 53);
        return new String(field, StandardCharsets.ISO_8859_1);
    }

    private static boolean wellFormed(String field) {
        boolean shape = (field.length() == LENGTH || field.length() > LENGTH && field.charAt(LENGTH) == '-')
                && field.charAt(2) == '-'
                && field.charAt(35) == '-'
                && field.charAt(52) == '-';
        return shape
                && hex(field, 0, 2)
                && !field.startsWith("ff")
                && !(field.startsWith("00") && field.length() > LENGTH)
                && hex(field, 3, 35)
                && hex(field, 36, 52)
                && hex(field, 53, 55)
                && !field.startsWith(NOTHING, 3)
                && !field.startsWith(NOTHING.substring(16), 36);
    }

    private static boolean hex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
