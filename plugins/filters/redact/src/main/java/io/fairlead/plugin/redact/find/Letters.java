package io.fairlead.plugin.redact.find;

/** What counts as part of a word. */
final class Letters {
    /** Beyond it are scripts that write words without blanks between, where a word's end says nothing. */
    private static final char LAST_SPACED = 0x58F;

    private Letters() {}

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : c <= LAST_SPACED && Character.isLetter(c);
    }

    static boolean letterOrDigit(char c) {
        return letter(c) || digit(c);
    }

    /** The character at a place, or a blank outside the text. */
    static char at(String text, int place) {
        return place >= 0 && place < text.length() ? text.charAt(place) : ' ';
    }

    /**
     * Whether the backslash before a place escapes what stands there. Texts often hold JSON or code, in which the letter
     * after a backslash belongs to the escape and not to the word behind it.
     */
    static boolean escaped(String text, int place) {
        int slash = place;
        while (slash > 0 && text.charAt(slash - 1) == '\\') {
            slash--;
        }
        return (place - slash) % 2 == 1;
    }
}
