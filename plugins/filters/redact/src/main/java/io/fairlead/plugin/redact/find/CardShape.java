package io.fairlead.plugin.redact.find;

import io.fairlead.plugin.redact.find.NumberRun.Gap;

/**
 * Numbers of payment cards: 13 to 19 digits, in one group or in groups of four to six, with a length that their issuer
 * uses (ISO/IEC 7812) and a right check digit.
 */
final class CardShape {
    private static final int FEWEST = 13;
    private static final int MOST = 19;
    private static final int GROUP = 4;
    private static final int LONGEST_GROUP = 6;

    private CardShape() {}

    static boolean fits(NumberRun run, int groups) {
        int digits = run.digits(groups);
        return digits >= FEWEST
                && digits <= MOST
                && !run.plus()
                && grouped(run, groups)
                && issued(run.digitAt(0, 0) * 10 + run.digitAt(0, 1), digits)
                && checked(run, groups);
    }

    private static boolean grouped(NumberRun run, int groups) {
        if (groups > 1 && run.length(0) != GROUP) {
            return false;
        }
        for (int group = 0; group < groups - 1; group++) {
            Gap gap = run.gapAfter(group);
            boolean odd = gap != Gap.BLANK && gap != Gap.HYPHEN || gap != run.gapAfter(0);
            if (odd || run.length(group) < GROUP || run.length(group) > LONGEST_GROUP) {
                return false;
            }
        }
        return true;
    }

    /** Whether cards that begin with these two digits may have this length. */
    private static boolean issued(int first, int length) {
        return switch (first) {
            case 22, 23, 24, 25, 26, 27, 51, 52, 53, 54, 55 -> length == 16;
            case 34, 37 -> length == 15;
            case 30, 38, 39 -> length == 14;
            case 35 -> length >= 16;
            case 36 -> length >= 14;
            case 40, 41, 42, 43, 44, 45, 46, 47, 48, 49 -> length == 13 || length == 16 || length == 19;
            case 50, 56, 57, 58, 67 -> true;
            case 60, 62, 63, 64, 65 -> length >= 16;
            default -> false;
        };
    }

    /** The check of ISO/IEC 7812, known by Luhn's name: every second digit from the right counts double. */
    private static boolean checked(NumberRun run, int groups) {
        int sum = 0;
        boolean twice = false;
        for (int group = groups - 1; group >= 0; group--) {
            for (int place = run.length(group) - 1; place >= 0; place--) {
                int digit = run.digitAt(group, place);
                int counted = twice ? 2 * digit : digit;
                sum += counted > 9 ? counted - 9 : counted;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
