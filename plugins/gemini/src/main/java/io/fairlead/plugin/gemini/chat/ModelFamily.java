package io.fairlead.plugin.gemini.chat;

import io.fairlead.toolkit.ModelVersion;
import java.util.Locale;

/**
 * What a model's name tells of what it demands, as the vendor's pages on thinking and thought signatures have it. A name
 * without a version is taken to be of the newest.
 *
 * @param version 2.5 for {@code gemini-2.5-pro}
 * @param pro whether it is of the largest kind, which cannot do without thinking
 * @param lite whether it is of the smallest kind
 */
record ModelFamily(ModelVersion version, boolean pro, boolean lite) {
    private static final ModelVersion NEWEST = new ModelVersion(99, 0);

    static ModelFamily of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        ModelVersion version = ModelVersion.behind("gemini-", name).orElse(NEWEST);
        return new ModelFamily(version, name.contains("-pro"), name.contains("-lite"));
    }

    /** Whether it thinks at all. */
    boolean thinks() {
        return version.atLeast(2, 5);
    }

    /** Whether it is told in words how much to think, where older ones take a budget of tokens. */
    boolean hasLevels() {
        return version.atLeast(3, 0);
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
