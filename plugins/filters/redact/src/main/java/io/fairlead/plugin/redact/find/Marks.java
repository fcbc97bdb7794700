package io.fairlead.plugin.redact.find;

/**
 * Looks for the characters that data has in it or begins with. Nearly all of a text is passed over here, at a comparison
 * or two for each character.
 */
final class Marks {
    private static final int ASCII = 0x80;

    private final boolean[] marks = new boolean[ASCII];

    Marks(String marks) {
        marks.chars().forEach(mark -> this.marks[mark] = true);
    }

    /** The next mark from a place on, or the length of the text. */
    int next(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length && !is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean is(char c) {
        return c < ASCII && marks[c];
    }
}
