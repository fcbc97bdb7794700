package io.fairlead.core.route;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names most like a mistyped one. */
final class Nearest {
    private static final int SHOWN = 3;
    private static final int MOST_COMPARED = 2000;
    private static final int LONGEST = 64;

    private Nearest() {}

    /** Up to three names, the most alike first. */
    static List<String> names(String wrong, Collection<String> known) {
        String text = cut(wrong).toLowerCase(Locale.ROOT);
        return known.stream()
                .limit(MOST_COMPARED)
                .map(name -> new Scored(name, distance(text, cut(name).toLowerCase(Locale.ROOT))))
                .sorted(Comparator.comparingInt(Scored::distance))
                .limit(SHOWN)
                .map(Scored::name)
                .toList();
    }

    /** A name as far as a message may show it. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        cut(name).codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return name.length() > LONGEST ? shown + "..." : shown.toString();
    }

    private record Scored(String name, int distance) {}

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /** Levenshtein's distance, one row at a time; a name that begins alike counts as nearer. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        boolean within = !a.isEmpty() && b.contains(a);
        return within ? Math.min(1, row[b.length()]) : row[b.length()];
    }
}
