package io.fairlead.plugin.gemini.chat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model's name tells of what it demands, as the vendor's pages on thinking and thought signatures have it. A name
 * without a version is taken to be of the newest.
 *
 * @param version 2.5 for {@code gemini-2.5-pro}
 * @param pro whether it is of the largest kind, which cannot do without thinking
 * @param lite whether it is of the smallest kind
 */
record ModelFamily(double version, boolean pro, boolean lite) {
    private static final Pattern VERSION = Pattern.compile("gemini-(\\d{1,2}(?:\\.\\d{1,2})?)");
    private static final double NEWEST = 99;
    private static final double FIRST_THINKING = 2.5;
    private static final double FIRST_WITH_LEVELS = 3;

    static ModelFamily of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        Matcher version = VERSION.matcher(name);
        double number = version.find() ? Double.parseDouble(version.group(1)) : NEWEST;
        return new ModelFamily(number, name.contains("-pro"), name.contains("-lite"));
    }

    /** Whether it thinks at all. */
    boolean thinks() {
        return version >= FIRST_THINKING;
    }

    /** Whether it is told in words how much to think, where older ones take a budget of tokens. */
    boolean hasLevels() {
        return version >= FIRST_WITH_LEVELS;
    }

    /** Whether a call in a conversation needs the proof of the thoughts before it. */
    boolean demandsSignatures() {
        return hasLevels();
    }

    /** Whether the result of a call may have pictures. */
    boolean seesResults() {
        return hasLevels();
    }

    /** The smallest budget but none. */
    long leastBudget() {
        return pro ? 128 : lite ? 512 : 1;
    }

    /** The largest budget. */
    long mostBudget() {
        return pro ? 32_768 : 24_576;
    }
}
