package io.fairlead.plugin.redact.find;

import io.fairlead.plugin.redact.find.NumberRun.Gap;

/**
 * Phone numbers that no other number is likely to look like: with a country code, or written in groups either behind a
 * zero or in the North American way. Dates, times, versions and addresses of computers are none.
 */
final class PhoneShape {
    private PhoneShape() {}

    static boolean fits(NumberRun run, int groups) {
        int digits = run.digits(groups);
        if (run.plus()) {
            // ITU-T E.164 allows 15; a zero in brackets is not dialled with them.
            return digits >= 8 && digits <= 16 && run.digitAt(0, 0) > 0;
        }
        if (groups < 2 || !evenlyWritten(run, groups)) {
            return false;
        }
        if (run.digitAt(0, 0) == 0 && run.length(0) > 1) {
            return run.digitAt(0, 1) == 0
                    ? run.length(0) > 2 && digits >= 10 && digits <= 17
                    : digits >= 9 && digits <= 12 && !date(run, groups) && noneSingle(run, groups);
        }
        return northAmerican(run, groups);
    }

    /** Whether the gaps fit together: a slash or bracket only behind the area, and dots everywhere or nowhere. */
    private static boolean evenlyWritten(NumberRun run, int groups) {
        boolean dots = run.gapAfter(groups - 2) == Gap.DOT;
        for (int group = 0; group < groups - 1; group++) {
            Gap gap = run.gapAfter(group);
            boolean area = group == 0 || group == 1 && run.length(0) == 1;
            if (dots != (gap == Gap.DOT) || !area && (gap == Gap.SLASH || gap == Gap.BRACKET)) {
                return false;
            }
        }
        return true;
    }

    private static boolean noneSingle(NumberRun run, int groups) {
        for (int group = 0; group < groups; group++) {
            if (run.length(group) < 2) {
                return false;
            }
        }
        return true;
    }

    /** Whether the number begins like day, month and year, or like month and year. */
    private static boolean date(NumberRun run, int groups) {
        int year = groups > 2 && run.length(1) == 2 ? 2 : 1;
        if (run.length(0) != 2 || run.length(year) != 4) {
            return false;
        }
        int century = run.digitAt(year, 0) * 10 + run.digitAt(year, 1);
        return century == 19 || century == 20;
    }

    /** Three, three and four digits, perhaps behind a one; the area begins with 2 or more. Exchanges that
     * begin with 1 are not given out, but people make such numbers up. */
    private static boolean northAmerican(NumberRun run, int groups) {
        boolean one = run.length(0) == 1 && run.digitAt(0, 0) == 1;
        int area = one ? 1 : 0;
        return groups == area + 3
                && run.length(area) == 3
                && run.length(area + 1) == 3
                && run.length(area + 2) == 4
                && run.digitAt(area, 0) > 1
                && run.digitAt(area + 1, 0) > 0;
    }
}
