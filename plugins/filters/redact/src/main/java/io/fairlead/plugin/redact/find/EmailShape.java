package io.fairlead.plugin.redact.find;

import static io.fairlead.plugin.redact.find.Letters.letter;
import static io.fairlead.plugin.redact.find.Letters.letterOrDigit;

/** E-mail addresses as people use them: no quoted names, and a domain with a top level of letters. */
final class EmailShape {
    /** What every address has in it. */
    static final char SIGN = '@';

    static final String MARKS = String.valueOf(SIGN);

    private static final int UNICODE_ESCAPE = 5;

    private EmailShape() {}

    /** Where the address around an at sign begins, not before {@code free}; -1 if no name stands before the sign. */
    static int begin(String text, int sign, int free) {
        int from = sign;
        while (from > free && inName(text, from - 1)) {
            from--;
        }
        if (from < sign && Letters.escaped(text, from)) {
            from += text.charAt(from) == 'u' ? UNICODE_ESCAPE : 1;
        }
        while (from < sign && !letterOrDigit(text.charAt(from)) && text.charAt(from) != '_') {
            from++;
        }
        return from < sign ? from : -1;
    }

    private static boolean inName(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '.', '_', '-', '+', '%', '~' -> true;
            // O'Neill has one in the name, 'neill@...' has one around it.
            case '\'', '\u2019' -> letter(Letters.at(text, at - 1)) && letter(text.charAt(at + 1));
            default -> letterOrDigit(c);
        };
    }

    /** Where the domain that begins at a place ends; -1 if there is none. */
    static int end(String text, int from) {
        int to = from;
        while (to < text.length() && inDomain(text.charAt(to))) {
            to++;
        }
        // What follows a sentence's full stop may look like a top level, and what follows the top level like more of
        // it.
        while (to > from) {
            to = withoutHyphens(text, from, to);
            int label = label(text, from, to);
            if (label - 1 <= from) {
                return -1;
            }
            if (topLevel(text, label, to)) {
                return to;
            }
            to = label - 1;
        }
        return -1;
    }

    private static int withoutHyphens(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '-') {
            end--;
        }
        return end;
    }

    /** Where the last part of a domain begins. */
    private static int label(String text, int from, int to) {
        int label = to;
        while (label > from && text.charAt(label - 1) != '.') {
            label--;
        }
        return label;
    }

    private static boolean inDomain(char c) {
        return c == '.' || c == '-' || letterOrDigit(c);
    }

    private static boolean topLevel(String text, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!letter(text.charAt(at))) {
                return to - 1 > from + 4 && text.startsWith("xn--", from) && letterOrDigit(text.charAt(to - 1));
            }
        }
        return true;
    }
}
