package io.fairlead.plugin.simulator;

import io.fairlead.api.settings.SettingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which requests something happens to, by their number, which counts from 1 for each provider.
 *
 * @param first the first one
 * @param last the last one
 * @param every of those, each so many-th
 * @param share of those, this share by chance
 */
record When(long first, long last, long every, double share) {
    /** Every request. */
    static final When ALWAYS = new When(1, Long.MAX_VALUE, 1, 1);

    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");
    private static final Pattern EVERY = Pattern.compile("every-(\\d{1,9})");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    static When of(String text, String expected) {
        Matcher share = SHARE.matcher(text);
        if (share.matches() && Double.parseDouble(share.group(1)) <= 100) {
            return new When(1, Long.MAX_VALUE, 1, Double.parseDouble(share.group(1)) / 100);
        }
        Matcher every = EVERY.matcher(text);
        if (every.matches() && Long.parseLong(every.group(1)) > 0) {
            return new When(1, Long.MAX_VALUE, Long.parseLong(every.group(1)), 1);
        }
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new SettingException(expected);
        }
        long first = Long.parseLong(range.group(1));
        return new When(first, range.group(2) == null ? first : Long.parseLong(range.group(2)), 1, 1);
    }

    /** Whether a request is among them; {@code lot} is drawn from 0 to 1. */
    boolean due(long number, double lot) {
        return number >= first && number <= last && number % every == 0 && lot < share;
    }
}
