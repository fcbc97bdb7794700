package io.fairlead.server.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code serve} as it is nearly always written: options with their values, each in a word of its own. To
 * have it read by the library for command lines takes a sixth of a start; whatever is written in another way, or wrong, is
 * left to that.
 */
final class PlainServe {
    private PlainServe() {}

    /** What the words of a command line say; null if the library has to look at them. */
    static @Nullable Places places(String[] words) {
        Iterator<String> rest = Arrays.asList(words).iterator();
        if (!rest.hasNext() || !rest.next().equals("serve")) {
            return null;
        }
        Places places = new Places();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext() || !taken(option, rest.next(), places)) {
                return null;
            }
        }
        return places;
    }

    private static boolean taken(String option, String value, Places places) {
        return isPlain(value) && places.take(option, value);
    }

    /** No option, no file of options, nothing that is empty or quoted. */
    private static boolean isPlain(String value) {
        return !value.isEmpty() && List.of('-', '@', '"', '\'').indexOf(value.charAt(0)) < 0;
    }
}
