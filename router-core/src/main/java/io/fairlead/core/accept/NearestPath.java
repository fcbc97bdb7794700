package io.fairlead.core.accept;

import io.fairlead.core.snapshot.Paths.Served;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the served path that was probably meant by one that is not. */
final class NearestPath {
    private static final Pattern VARIABLE = Pattern.compile("\\{[a-z]+(?:\\.\\.\\.)?}");
    private static final char ANYTHING = '\0';

    /** A longer path is like none: it could only be made to cost time. */
    private static final int LONGEST = 200;

    /** So many segments may stand before it that do not belong there, such as a version that is there twice. */
    private static final int MOST_EXTRA = 4;

    private NearestPath() {}

    /** The one with the fewest edits to a path, if they are few for its length; else null. */
    static @Nullable Served to(String path, List<Served> known) {
        if (path.length() > LONGEST) {
            return null;
        }
        String asked = path.toLowerCase(Locale.ROOT);
        Served best = null;
        int fewest = Integer.MAX_VALUE;
        for (Served served : known) {
            String pattern = VARIABLE.matcher(served.endpoint().path()).replaceAll(String.valueOf(ANYTHING));
            int edits = edits(asked, pattern.toLowerCase(Locale.ROOT));
            if (edits < fewest && edits <= allowed(pattern)) {
                best = served;
                fewest = edits;
            }
        }
        return best;
    }

    /** A name in it may be anything: then the rest has to be the more alike. */
    private static int allowed(String pattern) {
        return pattern.length() / (pattern.indexOf(ANYTHING) < 0 ? 3 : 4);
    }

    private static int edits(String path, String pattern) {
        int fewest = distance(path, pattern);
        int from = path.indexOf('/', 1);
        for (int extra = 1; extra <= MOST_EXTRA && from > 0; extra++) {
            fewest = Math.min(fewest, extra + distance(path.substring(from), pattern));
            from = path.indexOf('/', from + 1);
        }
        return fewest;
    }

    /** Insertions, removals and replacements that make a path match. */
    private static int distance(String path, String pattern) {
        int[] last = new int[path.length() + 1];
        Arrays.setAll(last, column -> column);
        for (int row = 1; row <= pattern.length(); row++) {
            char wanted = pattern.charAt(row - 1);
            int[] current = new int[path.length() + 1];
            current[0] = last[0] + 1;
            for (int column = 1; column <= path.length(); column++) {
                current[column] = wanted == ANYTHING
                        ? Math.min(last[column - 1], current[column - 1])
                        : Math.min(
                                last[column - 1] + (wanted == path.charAt(column - 1) ? 0 : 1),
                                1 + Math.min(last[column], current[column - 1]));
            }
            last = current;
        }
        return last[path.length()];
    }
}
