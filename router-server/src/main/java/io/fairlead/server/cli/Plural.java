package io.fairlead.server.cli;

/** Counts in words. */
final class Plural {
    private Plural() {}

    static String of(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
