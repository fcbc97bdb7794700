package io.fairlead.core.config.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The other known name with the fewest edits to the given one, if they are few for its length. */
    static Optional<String> to(String name, Collection<String> known) {
        int allowed = Math.max(1, name.length() / 3);
        String best = null;
        for (String candidate : known) {
            int edits = edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), allowed);
            if (edits <= allowed && !candidate.equals(name)) {
                best = candidate;
                allowed = edits - 1;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Insertions, removals, replacements and swaps of neighbours that make one of the other; more than the limit counts as one more. */
    private static int edits(String from, String to, int limit) {
        if (Math.abs(from.length() - to.length()) > limit || from.length() > LONGEST || to.length() > LONGEST) {
            return limit + 1;
        }
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] = Math.min(last[column - 1] + change, 1 + Math.min(last[column], current[column - 1]));
                if (swapped(from, to, row, column)) {
                    current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[to.length()];
    }

    private static boolean swapped(String from, String to, int row, int column) {
        return row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
    }
}
