package io.fairlead.api.http;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields, read-only. Names compare without regard to case; the order of fields is kept. */
public interface Headers {
    /** The first value of a field, without surrounding blanks, or null. */
    @Nullable String first(String name);

    /** All values of a field in order, one per line received; empty if there is none. */
    List<String> all(String name);

    /** Every field line in order. */
    void forEach(BiConsumer<String, String> field);

    /** Header fields that may be changed. Names and values with control characters are refused. */
    interface Edit extends Headers {
        /**
         * Replaces all values of a field by one.
         *
         * @throws IllegalArgumentException if the name is no token or the value has a control character
         */
        Edit set(String name, String value);

        /** Adds one more value. */
        Edit add(String name, String value);

        /** Removes a field. */
        Edit remove(String name);
    }
}
