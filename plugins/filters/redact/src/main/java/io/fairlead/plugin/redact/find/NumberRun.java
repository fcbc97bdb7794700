package io.fairlead.plugin.redact.find;

import static io.fairlead.plugin.redact.find.Letters.digit;
import static io.fairlead.plugin.redact.find.Letters.letter;
import static io.fairlead.plugin.redact.find.Letters.letterOrDigit;

import org.jspecify.annotations.Nullable;

/** Groups of digits with what people write between them, read from one place; used again for the next place. */
final class NumberRun {
    /** What stands between two groups. Blanks around the others do not count. */
    enum Gap {
        BLANK,
        HYPHEN,
        DOT,
        SLASH,
        BRACKET
    }

    /** What numbers begin with. */
    static final String MARKS = "0123456789+(";

    private static final int MOST_GROUPS = 10;
    private static final int MOST_DIGITS = 20;
    private static final int WIDEST_GAP = 3;

    private final String text;
    private final int[] starts = new int[MOST_GROUPS];
    private final int[] ends = new int[MOST_GROUPS];
    private final int[] sums = new int[MOST_GROUPS];
    private final Gap[] gaps = new Gap[MOST_GROUPS];
    private int groups;
    private int begin;
    private boolean plus;
    private Gap gap = Gap.BLANK;

    NumberRun(String text) {
        this.text = text;
    }

    /** Whether a number begins with this mark: it must not be part of a longer word or number. */
    static boolean mayBegin(String text, int at) {
        int first = text.charAt(at) == '(' ? at + 1 : at;
        first = Letters.at(text, first) == '+' ? first + 1 : first;
        if (!digit(Letters.at(text, first))) {
            return false;
        }
        char before = Letters.at(text, at - 1);
        return switch (before) {
            case '_', '/', '@', '+', '%' -> false;
            case '.' -> !digit(Letters.at(text, at - 2));
            case '-' -> !letterOrDigit(Letters.at(text, at - 2));
            case 'n', 'r', 't', 'b', 'f' -> Letters.escaped(text, at - 1);
            default -> !letterOrDigit(before);
        };
    }

    /** Reads the groups from a place where a number may begin. */
    NumberRun read(int from) {
        begin = from;
        groups = 0;
        int at = from;
        if (text.charAt(at) == '(') {
            at++;
        }
        plus = text.charAt(at) == '+';
        if (plus) {
            at++;
        }
        int digits = 0;
        while (at >= 0 && groups < MOST_GROUPS && digits < MOST_DIGITS && digit(Letters.at(text, at))) {
            int end = at;
            while (end < text.length() && digit(text.charAt(end)) && digits < MOST_DIGITS) {
                end++;
                digits++;
            }
            starts[groups] = at;
            ends[groups] = end;
            sums[groups] = digits;
            at = groups > 0 || promising(end - at) ? afterGap(end) : -1;
            gaps[groups++] = gap;
        }
        return this;
    }

    /** Whether more groups may follow a first one of this length: texts are full of numbers that are no beginning. */
    private boolean promising(int length) {
        char first = text.charAt(starts[0]);
        return plus
                || first == '0' && length > 1
                || first == '1' && length == 1
                || first > '1' && (length == 3 || length == 4);
    }

    /** Where the next group begins, or -1 if what follows is no gap. */
    private int afterGap(int from) {
        gap = Gap.BLANK;
        int at = from;
        boolean strong = false;
        while (at - from < WIDEST_GAP && at < text.length() && !digit(text.charAt(at))) {
            Gap found = gap(text.charAt(at));
            boolean again = found == Gap.BLANK && at > from && gap(text.charAt(at - 1)) == Gap.BLANK;
            if (found == null || again || strong && found != Gap.BLANK && found != Gap.BRACKET && gap != Gap.BRACKET) {
                return -1;
            }
            if (found != Gap.BLANK && gap != Gap.BRACKET) {
                gap = found;
                strong = true;
            }
            at++;
        }
        return at > from && at < text.length() && digit(text.charAt(at)) ? at : -1;
    }

    private static @Nullable Gap gap(char c) {
        return switch (c) {
            case ' ', '\u00A0', '\u202F' -> Gap.BLANK;
            case '-', '\u2010', '\u2011' -> Gap.HYPHEN;
            case '.' -> Gap.DOT;
            case '/' -> Gap.SLASH;
            case '(', ')' -> Gap.BRACKET;
            default -> null;
        };
    }

    int groups() {
        return groups;
    }

    boolean plus() {
        return plus;
    }

    /** Digits in one group. */
    int length(int group) {
        return ends[group] - starts[group];
    }

    /** Digits in the first groups. */
    int digits(int count) {
        return sums[count - 1];
    }

    /** One digit of a group, as a number. */
    int digitAt(int group, int place) {
        return text.charAt(starts[group] + place) - '0';
    }

    /** What stands behind a group that is not the last. */
    Gap gapAfter(int group) {
        return gaps[group];
    }

    /** Where the number begins, its plus and its bracket included if that is closed within. */
    int from() {
        if (text.charAt(begin) != '(') {
            return begin;
        }
        boolean closed = groups > 1 && gaps[0] == Gap.BRACKET && text.indexOf(')', ends[0]) < starts[1];
        return closed ? begin : begin + 1;
    }

    int to(int count) {
        return ends[count - 1];
    }

    int firstEnd() {
        return ends[0];
    }

    /** Whether a number of so many groups is not the beginning of a longer one, nor of a word. */
    boolean endsAfter(int count) {
        if (count < groups) {
            return gaps[count - 1] == Gap.BLANK || gaps[count - 1] == Gap.BRACKET;
        }
        int end = to(count);
        char next = Letters.at(text, end);
        if (letter(next) || digit(next) || next == '_' || next == '@') {
            return false;
        }
        boolean joins = next == '.' || next == '-' || next == '/' || next == ':';
        return !joins || !digit(Letters.at(text, end + 1));
    }
}
